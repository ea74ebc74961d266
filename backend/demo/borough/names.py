"""Invented names. Any likeness to a person is chance."""

GIVEN = (
    "Aaliyah Aaron Abdi Ada Adeola Aisha Alfie Amara Amir Anya Ava Ayesha Bailey Bella Bilal Callum Caleb Chanel Chidi "
    "Chloe Connor Daisy Dami Danielle Dylan Ebony Elias Ella Emeka Erin Esme Ethan Faith Farah Femi Freya Gabriel Grace "
    "Habiba Hamza Hana Harley Imani Isaac Isla Jada Jamal Jayden Jess Kai Keira Khalid Kofi Kyle Lacey Layla Leon Lewis "
    "Lily Luca Maisie Malik Maya Mia Mohamed Nadia Naomi Nathan Nia Noor Olivia Omar Owen Paige Poppy Rayan Reece Rhys "
    "Rosie Ruby Samira Sasha Shanice Sienna Skye Sofia Stefan Tamara Tariq Tegan Temi Tia Tyler Yasmin Yusuf Zac Zara"
).split()

FAMILY = (
    "Abara Achterberg Adeyoola Ainsbrook Amberley Appledore Askwell Barrowdene Bexwood Birchall Blackmere Boakyewa "
    "Bramling Brightsea Calderone Castlemoor Chalkwell Coldharbour Copperfen Cranmere Dalewick Deepwater Demirova "
    "Eastlake Elmsworth Fairweald Farrowby Fenwickson Foxmead Garnerby Goldfinchley Greenhythe Hallowfield Harrowgatez "
    "Hazelmere Heronsgate Hollowayte Ivesbrook Jarrowden Kaplanova Kestrelby Kingsmarsh Lambourney Larkspur Lindenhurst "
    "Lockwoodie Marchmontez Meadowcroft Millstream Moorgatez Nettlecombe Nwosuka Oakhanger Okonjola Orchardson Otterley "
    "Pemberfield Pinewick Quarrystone Ravenscar Redfernley Rivermead Rosthwaite Rowanlea Saltmarsh Sandwellby "
    "Shearwater Silverdene Skylarkson Southwicke Stonecrop Swiftley Tamworthy Thistlewood Tidemarsh Torwood Underhillson "
    "Valleyfield Wanderlyne Waterstone Weatherby Westbrooke Whitecliffe Wildmoor Willowbank Woodlarke Yarrowby Yewdale"
).split()
