"""The full-screen terminal interface: reviewing proposals by keyboard."""
