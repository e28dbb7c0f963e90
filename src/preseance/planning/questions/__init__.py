"""Why a guest is where they are, and what a wish would take."""
