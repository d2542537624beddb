"""What goes from hand to hand without a network: the workbook here, made from the rules when the site is built."""
