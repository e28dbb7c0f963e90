"""What makes data that the package carries; run by hand, not by the product."""
