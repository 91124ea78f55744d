/** A number that goes up, and that a return to a mark sets back: what ids are made of, so that equal states give equal ids. */
export interface Counter {
  value: number;
}
