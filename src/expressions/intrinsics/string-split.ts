import { stringArgument, type IntrinsicFunction } from './function';

/**
 * States.StringSplit(text, delimiters): the pieces between any of the delimiting characters, without the empty ones (recording intrinsic_functions
 * test_string_split_context_object). Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const stringSplit: IntrinsicFunction = {
  arity: [2, 2],
  size: 'unbounded',
  apply(args) {
    const text = stringArgument(args, 0);
    const delimiters = new Set(stringArgument(args, 1));
    const pieces: string[] = [];
    let piece = '';
    for (const character of text) {
      if (!delimiters.has(character)) piece += character;
      else if (piece !== '') {
        pieces.push(piece);
        piece = '';
      }
    }
    if (piece !== '') pieces.push(piece);
    return pieces;
  },
};
