"""What people do: pure functions from a Round and a request to an Edit. They check and never write."""
