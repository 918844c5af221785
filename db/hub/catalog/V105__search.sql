-- Search by whole words, by their beginnings and with typing errors; sorting by name and price.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA catalog;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA catalog;

-- Classes form a tree: family, department, category, subcategory.
ALTER TABLE product
  ADD COLUMN family      text NOT NULL DEFAULT '',
  ADD COLUMN subcategory text NOT NULL DEFAULT '';

-- Decimals as in ISO 4217: prices of all currencies are compared as amounts.
CREATE FUNCTION amount(cents bigint, currency text) RETURNS numeric
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN cents * CASE
  WHEN currency IN ('ADP', 'BEF', 'BIF', 'BYB', 'BYR', 'CLP', 'DJF', 'ESP', 'GNF', 'GRD', 'ISK', 'ITL', 'JPY', 'KMF',
    'KRW', 'LUF', 'MGF', 'PTE', 'PYG', 'ROL', 'RWF', 'TPE', 'TRL', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 1
  WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 0.001
  WHEN currency IN ('CLF') THEN 0.0001
  ELSE 0.01 END;

-- Words of the name stand twice: as they are, and behind '=' (words have none), so that statistics tell how
-- many names have a word. The SKU is one word.
CREATE FUNCTION name_words(name text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN array_to_tsvector(ARRAY(SELECT '=' || word FROM unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', name))) AS word));

DROP INDEX product_search;
ALTER TABLE product DROP COLUMN search;
ALTER TABLE product
  ADD COLUMN search tsvector GENERATED ALWAYS AS (
    strip(to_tsvector('pg_catalog.simple', name || ' ' || brand || ' ' || family || ' ' || department || ' '
      || category || ' ' || subcategory))
    || name_words(name) || array_to_tsvector(ARRAY[lower(sku), '=' || lower(sku)])) STORED,
  ADD COLUMN name_key text COLLATE "C" GENERATED ALWAYS AS (lower(name)) STORED,
  ADD COLUMN amount numeric GENERATED ALWAYS AS (amount(price_cents, currency)) STORED;
CREATE INDEX product_search ON product USING gin (search) WHERE retired_at IS NULL;
CREATE INDEX product_by_name ON product (name_key, sku) WHERE retired_at IS NULL;
CREATE INDEX product_by_amount ON product (amount, sku) WHERE retired_at IS NULL;
DROP INDEX product_by_category;
CREATE INDEX product_by_class ON product (family, department, category, subcategory) WHERE retired_at IS NULL;
CREATE INDEX product_by_category ON product (category, sku) WHERE retired_at IS NULL;
CREATE INDEX product_by_brand ON product (brand, sku) WHERE retired_at IS NULL;

-- The word and the word without each of its letters: two words with a common one are a letter apart, or two
-- neighbours are swapped.
CREATE FUNCTION one_letter_less(word text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(SELECT DISTINCT left(word, i - 1) || substr(word, i + 1) FROM generate_series(1, length(word)) AS i
  UNION SELECT word);

-- The words of all products, to which words with a typing error are corrected. Words of retired products stay.
CREATE TABLE search_word (
  word text COLLATE "C" PRIMARY KEY CHECK (length(word) BETWEEN 3 AND 40),
  near text[] NOT NULL GENERATED ALWAYS AS (one_letter_less(word)) STORED
);
CREATE INDEX search_word_near ON search_word USING gin (near);
CREATE INDEX search_word_trigrams ON search_word USING gist (word gist_trgm_ops);

CREATE FUNCTION learn_words() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = catalog, pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO search_word (word)
  SELECT DISTINCT w.word COLLATE "C" AS word
  FROM written p, unnest(tsvector_to_array(to_tsvector('simple', p.name || ' ' || p.brand || ' ' || p.family || ' '
    || p.department || ' ' || p.category || ' ' || p.subcategory))) AS w (word)
  WHERE length(w.word) BETWEEN 3 AND 40 AND w.word !~ '[0-9]'
    AND NOT EXISTS (SELECT FROM search_word k WHERE k.word = w.word)
  ORDER BY word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION learn_words FROM PUBLIC;
CREATE TRIGGER learn_words_of_new AFTER INSERT ON product REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION learn_words();
CREATE TRIGGER learn_words_of_changed AFTER UPDATE ON product REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION learn_words();

-- The words nearest to one that no word begins with: one letter apart or two neighbours swapped; in words of
-- six letters and more also two letters apart. At most 5, all at the same distance.
CREATE FUNCTION corrections(asked text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = catalog, pg_catalog, pg_temp AS $$
  WITH candidate AS (
    SELECT word FROM search_word WHERE near && one_letter_less(asked)
    UNION
    (SELECT word FROM search_word WHERE length(asked) >= 6 ORDER BY word <-> asked LIMIT 20)),
  measured AS (
    SELECT word, similarity(word, asked) AS alike,
      CASE WHEN length(word) = length(asked) AND levenshtein(word, asked) = 2
        AND (SELECT string_agg(c, '' ORDER BY c) FROM regexp_split_to_table(word, '') c)
          = (SELECT string_agg(c, '' ORDER BY c) FROM regexp_split_to_table(asked, '') c)
      THEN 1 ELSE levenshtein(word, asked) END AS distance
    FROM candidate)
  SELECT ARRAY(SELECT word FROM measured
    WHERE distance <= CASE WHEN length(asked) >= 6 THEN 2 ELSE 1 END
      AND distance = (SELECT min(distance) FROM measured)
    ORDER BY alike DESC, word LIMIT 5)
$$;

-- What is searched for: products whose names have every word; that have every word anywhere; that have words
-- which begin so, or are corrected. Each contains the one before. Words behind the twelfth are ignored. NULLs
-- if there is no word.
CREATE FUNCTION search_queries(asked text, OUT named text, OUT whole text, OUT begun text) LANGUAGE plpgsql STABLE
SET search_path = catalog, pg_catalog, pg_temp AS $$
DECLARE
  term   text;
  part   text;
  better text[];
  parts  text[];
  n      text;
  w      text;
  b      text;
BEGIN
  FOR term IN SELECT t FROM regexp_split_to_table(lower(asked), '\s+') WITH ORDINALITY AS s (t, i)
      WHERE cardinality(tsvector_to_array(to_tsvector('simple', t))) > 0 ORDER BY i LIMIT 12 LOOP
    n := NULL;
    w := NULL;
    b := NULL;
    FOREACH part IN ARRAY tsvector_to_array(to_tsvector('simple', term)) LOOP
      parts := ARRAY[part];
      IF length(part) BETWEEN 3 AND 40 AND part !~ '[0-9]'
          AND NOT EXISTS (SELECT FROM search_word k WHERE k.word ^@ part) THEN
        better := corrections(part);
        parts := CASE WHEN better = '{}' THEN parts ELSE better END;
      END IF;
      n := concat_ws(' & ', n, (SELECT '(' || string_agg(lexeme('=' || p), ' | ') || ')' FROM unnest(parts) p));
      w := concat_ws(' & ', w, (SELECT '(' || string_agg(lexeme(p), ' | ') || ')' FROM unnest(parts) p));
      b := concat_ws(' & ', b, (SELECT '(' || string_agg(lexeme(p)
        || CASE WHEN length(p) > 1 AND p = part THEN ':*' ELSE '' END, ' | ') || ')' FROM unnest(parts) p));
    END LOOP;
    named := concat_ws(' & ', named, '(' || lexeme('=' || term) || ' | ' || n || ')');
    whole := concat_ws(' & ', whole, '(' || lexeme(term) || ' | ' || w || ')');
    begun := concat_ws(' & ', begun, '(' || lexeme(term) || CASE WHEN length(term) > 1 THEN ':*' ELSE '' END
      || ' | ' || b || ')');
  END LOOP;
END $$;

CREATE FUNCTION lexeme(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '''' || replace(replace(word, '\', '\\'), '''', '''''') || '''';

-- What is stored already.
INSERT INTO search_word (word)
SELECT DISTINCT w.word FROM product p, unnest(tsvector_to_array(to_tsvector('simple', p.name || ' ' || p.brand || ' '
  || p.department || ' ' || p.category))) AS w (word)
WHERE length(w.word) BETWEEN 3 AND 40 AND w.word !~ '[0-9]';

GRANT SELECT ON search_word TO holdfast_app, holdfast_auditor;
