"""Large invented networks, and how long netlog takes on them."""
