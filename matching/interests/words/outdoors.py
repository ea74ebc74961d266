"""Words for animals and land. Form of entries: see `people.py`."""

WORDS = {
    "animals": """
        animal*:5 dog*:5 cat:5 puppy*:5 kitten*:5 vet:6 veterinar*:6 kennel*:6 groom:2 dog_groom*:7 horse*:5
        equine*:6 pony*:5 stable:6 rid*_horse*:6 farrier*:5 zoo*:6 wildlife*:4 rescue_animal*:6 aquari*:5
        reptile*:5 rspca:6 keeper:3 animal_care:7 animal_train*:6 underkeeper:2 dog_walk*:6 rabbit*:4 hamster*:5
        snake*:4 poorly_pet*:6 animal_rescue:6 cat_rescue:6 stable_work*:5 fluffy:3 creature*:4 lizard*:5 spider*:3
        breeder*:4 pony_club:5 donkey*:5 safari*:5 clip_dog*:6 dog_nail*:6 vet_nurse*:7 vet_nursing:7
        vet_assistant:7 vet_receptionist*:4 veterinary_nurs*:7 veterinary_assist*:7 veterinarian:7
        animal_hospital:7 animal_shelter*:7 animal_sanctuar*:7 animal_welfare:7 animal_behaviou*:6 animal_handl*:6
        animal_nurs*:7 animal_park:6 animal_charity:6 animal_lover:6 animal_work*:6 animal_management:6
        look_after_animal*:7 looking_after_animal*:7 look_after_dog*:7 looking_after_dog*:7 look_after_horse*:7
        looking_after_horse*:7 help_animal*:7 save_animal*:7 protect_animal*:6 rescue_dog*:7 rescue_cat*:7
        rescue_centre*:4 train_dog*:7 training_dog*:7 dog_train*:7 dog_handl*:6 dog_sit*:6 dog_kennel*:7
        dog_home*:6 dog_rescue:7 dogs_trust:7 dog_breed*:6 dog_daycare:7 dog_shop:4 dog_parlour*:7 guide_dog*:6
        assistance_dog*:6 police_dog*:4 sniffer_dog*:3 walk_dog*:7 groom_dog*:7 groom_horse*:7 pet_shop*:6
        pet_groom*:7 pet_sit*:6 pets_at_home:7 pet_care:7 poorly_animal*:7 poorly_dog*:7 sick_animal*:7
        injured_animal*:7 hurt_animal*:6 stray*:5 battersea:5 blue_cross:5 pdsa:6 cattery:6 kitty:4 pups:5
        guinea_pig*:5 gerbil*:5 ferret*:5 rat:3 mice:2 chinchilla*:5 parrot*:5 budgie*:4 hawk*:3 falcon*:5
        birds_of_prey:6 tortoise*:5 turtle*:5 frog*:4 insects:3 bug:1 tarantula*:5 gecko*:5 fish_tank*:5
        tropical_fish:5 dolphin*:5 shark*:4 whale*:4 penguin*:5 monkey*:5 lion:5 tiger*:4 elephant*:5 giraffe*:5
        wolf:3 wolves:4 fox:4 hedgehog*:5 squirrel*:4 deer:2 zoo_keep*:7 zookeeper*:7 zoo_work*:7 chester_zoo:6
        london_zoo:6 wildlife_park*:6 wildlife_rescue*:7 wildlife_hospital:7 sea_life:5 sealife:5 sanctuary:5
        marine_animal*:5 exotic_animal*:6 exotics:4 creatures:5 critters:5 furry:5 four_legged:6 horse_rid*:7
        riding:4 riding_school*:7 riding_instruct*:6 ride_horse*:7 riding_horse*:7 race_horse*:6 racehorse*:6
        racing_yard:6 horse_rac*:5 horse_yard*:7 stable_hand*:7 stable_lad*:7 groom_stable*:7 muck_out:6
        mucking_out:6 mucking:5 jockey*:5 showjump*:6 dressage:6 foal*:5 saddle*:4 ponies:6 farm_animal*:4
        lambs_animal*:3 alpaca*:4 beekeep*:3 pigeon*:3 pet:4 bird:3 owl:4 petting:4 petsitt*:6""",
    "farming": """
        farm*:6 tractor*:5 crop*:5 cow:4 cattle:5 sheep:5 pig*:4 poultry:6 chicken*:3 livestock*:6 stockperson:6
        dairy*:4 agricultur*:6 land_based:5 harvest*:4 beef:3 packhouse:4 fish_farm*:4 fisher*:4 fishing:4
        countryside:3 gamekeep*:4 underkeeper:4 growing_food:5 goat*:4 shepherd*:6 milking:5 allotment*:3
        orchard*:5 vineyard*:5 veg:3 vegetable*:4 wool:3 lambing:6 combine:4 muck:3 land:2 farmhand*:7 farm_hand*:7
        farm_work*:7 farm_animal*:6 farm_shop:4 farm_manager:7 farm_machine*:6 city_farm*:6 petting_farm:5
        farmer*:7 farming:7 young_farmers:6 clarksons_farm:7 clarkson*_farm:7 drive_tractor*:7 tractor_driv*:7
        combine_harvest*:7 john_deere:6 quad_farm:5 agri*:5 agronom*:6 herdsman:6 herdsperson:6 dairy_farm*:7
        milk_cow*:7 milking_cow*:7 milk:2 milking_parlour:6 calves:5 calving:6 bull:4 pig_farm*:7 chicken_farm*:7
        sheep_farm*:7 sheep_shear*:7 shear*_sheep:7 sheepdog*:5 feed_chicken*:6 feed_animal*:4 feed_pig*:6
        collect_egg*:6 eggs:3 hens:5 ducks:3 geese:4 turkey_farm*:5 fruit_pick*:6 pick_fruit:6 picking_fruit:6
        picking_strawberr*:6 strawberr*:3 veg_grow*:6 grow_veg*:6 grow_crop*:7 grow_fruit:5 grow_own_food:6
        growing_own:4 fields:4 field_work*:3 hay:4 hay_bal*:6 straw:3 wheat:5 barley:5 potato*:3 plough*:6 manure:4
        cowshed:6 land_work*:5 work_land:6 working_land:6 countryside_farm:6 rural:4 rural_life:4
        livestock_market:6 abattoir:1 hop_farm:4 greenhouse*:3 hydroponic*:5 bees:3 beekeep*:5 honey:2 fisherman:5
        fishermen:5 fish_farming:6 trawler*:4 game_keep*:6 wellies:3 lamb:4 barn:4""",
    "gardening": """
        garden*:6 horticultur*:6 landscap*:7 plant:4 flower*:4 floris*:5 tree*:4 arbor*:6 tree_surge*:7 chainsaw*:4
        forest*:6 woodland*:5 lawn*:5 mow*:4 grass*:4 greenkeep*:7 golf_course:5 turf*:5 park:4 ranger*:5
        countryside:5 outdoor*:3 outside:3 nature:5 hedge*:4 being_outdoor*:4 fresh_air:4 ground_maintenance:5
        allotment*:4 strimm*:5 digging_garden*:6 grounds:3 groundsk*:6 football_pitch*:5 seed*:4 roses:4
        growing_thing*:5 mud:2 hiking:3 landscape_garden*:7 landscape*:6 groundsman:6 groundskeep*:7
        grounds_keep*:7 grounds_work*:5 grounds_maint*:6 groundsperson:6 green_keep*:6 golf_green*:6 golf_course*:6
        cut_grass:7 cut_tree*:7 cut_hedge*:7 chop_tree*:7 climb_tree*:7 plant_tree*:6 plant_flower*:6 planting:5
        tree_work*:6 tree_climb*:7 tree_fell*:7 fell_tree*:7 lumberjack*:7 logging:5 logs:3 arborist*:7 forestry:7
        forest_rang*:7 park_rang*:7 park_keep*:7 parks_and_garden*:7 mow_lawn*:7 mow_grass:7 mowing:5 lawn_mow*:6
        lawnmower*:4 hedge_trim*:6 trim_hedge*:7 trimming_hedge*:7 hedges:5 leaf_blow*:5 wheelbarrow*:4 spade*:3
        weeds:4 weeding:6 pruning:5 prune:4 topiary:5 flowerbed*:6 botanic*:5 kew_garden*:6 garden_centre*:6
        garden_design*:6 garden_work*:6 nursery_plant*:7 plant_nursery:7 houseplant*:5 house_plant*:5 cactus:3
        bouquet*:5 florist*:6 flower_arrang*:6 flower_shop*:6 flowers:5 grow_plant*:7 grow_flower*:7 growing:3
        greenfinger*:6 green_finger*:6 rewild*:5 national_trust:5 national_park*:6 country_park*:6
        countryside_rang*:7 wood_land:4 nature_reserve*:6 nature_work*:5 outdoor_work*:5 outdoor_job:5
        outdoor_person:4 outdoorsy:5 outside_work*:4 working_outside:5 work_outside:5 working_outdoor*:5
        work_outdoor*:5 being_outside:4 open_air:5 outdoors:4 rain_or_shine:3 muddy:3 patio*:4 decking:4
        fencing_garden*:5 artificial_grass:5 turfing:6 allotments:5 bush_craft:3 camping:3 walk_hill*:3 soil:3
        compost_garden:3 bush:4 pond:3 rake:3 hike:3""",
    "environment": """
        environment*:5 climate*:5 green_job*:5 sustainab*:5 ecolog*:6 conservation*:4 recycl*:5 waste*:5 planet:4
        renewable*:5 solar*:5 wind_turbine*:6 turbine:5 carbon*:4 low_carbon:5 heat_pump:3 energy*:4
        community_energy:5 pollution:4 nature:2 refuse:4 bin_lorr*:5 bin_m*n:5 rubbish:4 water_environment:5
        river*:4 saving_the_planet:7 pest_control:4 global_warming:6 eco:4 environmentally_friendly:6
        green_energy:6 greener:4 litter*:4 ocean_clean*:4 extinction:4 flood*:4 plastic_ocean:4 bee:3
        tree_planting:4 wind_farm*:6 vegan:2 compost*:5 environmentalist:6 eco_friend*:6 ecosystem*:5 biodivers*:6
        habitat*:5 endangered:5 save_earth:7 save_world:4 help_planet:7 help_environment:7 protect_environment:7
        protect_planet:7 protect_nature:6 earth:3 mother_nature:4 net_zero:6 carbon_foot*:6 greenhouse_gas*:6
        green_tech*:6 green_work:5 green_industry:6 green_power:6 green_thing*:4 green_econom*:6 clean_energy:6
        renewables:6 solar_panel*:5 solar_farm*:5 wind_power:6 windmill*:5 tidal:4 hydro_power:5 hydroelectric*:5
        recycling:6 recycle:6 recycling_centre*:6 recycl*_plant:6 tip_work*:3 upcycl*:4 bin_man:6 bin_men:6
        binman:6 binmen:6 bins:5 bin_collect*:6 bin_lorry:6 bin_wagon*:6 dustbin*:6 dustman:6 dustcart*:5
        rubbish_collect*:6 waste_collect*:6 refuse_collect*:7 waste_management:6 skip_hire:4 scrap:3 scrap_yard*:4
        scrapyard*:4 landfill*:5 litter_pick*:6 pick_litter:6 picking_litter:6 beach_clean*:6 clean_beach*:6
        clean_ocean*:6 plastic_pollut*:6 air_pollut*:6 air_quality:6 clean_air:5 clean_water:4 oceans:3 coral*:4
        rainforest*:5 deforest*:5 greta:5 extinction_rebell*:6 protest_climate:5 climate_activ*:6 animal_conserv*:5
        wildlife_conserv*:6 nature_conserv*:6 conservationist*:6 tree_hug*:4 flooding:5 flood_defen*:6
        river_warden*:6 water_quality:5 pest_control*:6 rat_catch*:5 environmental_health:6 food_inspect*:4
        food_hygiene:3 energy_advis*:5 energy_saving:5 energy_efficien*:6 retrofit*:5 insulat*_home*:5
        weather_change:3 climate_crisis:6 sustainab*_fashion:3 electric_charg*:2""",
}
