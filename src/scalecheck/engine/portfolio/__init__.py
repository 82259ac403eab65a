"""What many assessments say together: places and areas, whose a gap is, what each site is asked to carry."""
