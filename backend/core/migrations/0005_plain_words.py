from django.db import migrations


# Immutable, because columns are derived from them: each names what it calls by its schema. The marks that stand apart
# from their letters go first, since `unaccent` knows few letters beyond the Latin ones.
FUNCTIONS = r"""
CREATE FUNCTION onward_plain(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(
        translate(
            lower(public.unaccent('public.unaccent'::regdictionary,
                regexp_replace(normalize(said, NFKD), '[\u0300-\u036f]', '', 'g'))),
            'ς''`’‘ʼ', 'σ'),
        '[\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f]+', ' ', 'g'))
$$;
CREATE FUNCTION onward_joined(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN public.onward_plain(said) LIKE '% %' THEN replace(public.onward_plain(said), ' ', '') ELSE '' END
$$;
CREATE FUNCTION onward_initials(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT '.' || regexp_replace(public.onward_plain(said), '(\S)\S*\s*', '\1', 'g')
$$;
CREATE FUNCTION onward_telephone(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT '#' || regexp_replace(regexp_replace(said, '\D', '', 'g'), '^(?:00)?440?', '0')
$$;
"""
GONE = """
DROP FUNCTION onward_telephone(text);
DROP FUNCTION onward_initials(text);
DROP FUNCTION onward_joined(text);
DROP FUNCTION onward_plain(text);
"""


class Migration(migrations.Migration):
    """A name as it is searched for: without accents, capitals and punctuation."""

    dependencies = [("core", "0004_jobs_are_for_staff")]

    operations = [migrations.RunSQL(FUNCTIONS, GONE)]
