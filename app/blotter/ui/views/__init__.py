"""What people see and use in the window."""
