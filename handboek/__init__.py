"""The competency handbook: YAML files in, a validated `Handboek` out, and what is made from it."""
