"""What protects the people in the material: copies and exports that are masked, and erasing for good."""
