/** 'never', 'once', 'twice', '3 times' */
export const timesText = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`;

/** How often something happened, and how often as it was asked for: '3 times, and once so'. */
export const countText = (count: number, fitting: number): string =>
  count === fitting ? timesText(count) : `${timesText(count)}, and ${timesText(fitting)} so`;
