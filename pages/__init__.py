"""What people see: one file a page, each with a render(); main.py is the gate."""
