// Runs of rows, each as [first, last]: how many rows they are, and whether one is among them.

export const count = ranges => ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);

export const within = (ranges, row) => ranges.some(([first, last]) => first <= row && row <= last);
