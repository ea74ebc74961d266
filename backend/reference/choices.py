from django.db import models


class Route(models.TextChoices):
    """The fifteen routes of apprenticeship standards, by the names in use in 2026."""

    AGRICULTURE = "Agriculture, environmental and animal care", "Agriculture, environmental and animal care"
    BUSINESS = "Business and administration", "Business and administration"
    CARE = "Care services", "Care services"
    CATERING = "Catering and hospitality", "Catering and hospitality"
    CONSTRUCTION = "Construction and the built environment", "Construction and the built environment"
    CREATIVE = "Creative and design", "Creative and design"
    DIGITAL = "Digital", "Digital"
    EDUCATION = "Education and early years", "Education and early years"
    ENGINEERING = "Engineering and manufacturing", "Engineering and manufacturing"
    HAIR = "Hair and beauty", "Hair and beauty"
    HEALTH = "Health and science", "Health and science"
    LEGAL = "Legal, finance and accounting", "Legal, finance and accounting"
    PROTECTIVE = "Protective services", "Protective services"
    SALES = "Sales, marketing and procurement", "Sales, marketing and procurement"
    TRANSPORT = "Transport and logistics", "Transport and logistics"
