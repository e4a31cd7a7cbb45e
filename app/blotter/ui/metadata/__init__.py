"""What is known about documents and cases, in the window: sheets, groups, cases, filters, facts."""
