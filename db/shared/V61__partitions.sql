-- What grows is kept in partitions by the time in its ids (UUIDs of version 7, RFC 9562), here and in every
-- database alike. Partitions are made ahead; one called default takes what no other does (a clock that is far
-- ahead, ids that are not time-ordered), so that nothing is ever refused for want of a partition.

-- The smallest id of a moment.
CREATE FUNCTION messaging.id_at(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (lpad(to_hex(floor(extract(epoch FROM moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;

-- The partitions of a table but for the default one, oldest first.
CREATE FUNCTION messaging.partitions(parent regclass)
RETURNS TABLE (part regclass, lower uuid, upper uuid) LANGUAGE sql STABLE AS $$
  SELECT c.oid::regclass,
         coalesce(substring(bound FROM 'FROM \(''([0-9a-f-]{36})')::uuid, '00000000-0000-0000-0000-000000000000'),
         substring(bound FROM 'TO \(''([0-9a-f-]{36})')::uuid
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
         CROSS JOIN LATERAL (SELECT pg_get_expr(c.relpartbound, c.oid) AS bound) b
   WHERE i.inhparent = parent AND bound <> 'DEFAULT'
   ORDER BY 2
$$;

CREATE FUNCTION messaging.default_partition(parent regclass) RETURNS regclass LANGUAGE sql STABLE AS $$
  SELECT NULLIF(partdefid, 0)::regclass FROM pg_partitioned_table WHERE partrelid = parent
$$;

CREATE FUNCTION messaging.partition_key(parent regclass) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT quote_ident(a.attname) FROM pg_partitioned_table p
    JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
   WHERE p.partrelid = parent
$$;

-- A table like a partitioned one, about to be its partition. Triggers on statements are no part of what a
-- partition inherits, and guard it all the same.
CREATE FUNCTION messaging.new_partition(parent regclass, suffix text, options text[])
RETURNS regclass LANGUAGE plpgsql AS $$
DECLARE
  schema_name text := (SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = parent);
  table_name  text := (SELECT relname FROM pg_class WHERE oid = parent);
  made        text := format('%s.%I', schema_name, table_name || '_' || suffix);
  guard       text;
BEGIN
  EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED'
                 ' INCLUDING STORAGE INCLUDING INDEXES)%s', made, parent,
                 CASE WHEN options IS NULL THEN '' ELSE ' WITH (' || array_to_string(options, ', ') || ')' END);
  FOR guard IN
    SELECT pg_get_triggerdef(oid) FROM pg_trigger
     WHERE tgrelid = parent AND NOT tgisinternal AND tgtype & 1 = 0
  LOOP
    EXECUTE regexp_replace(guard, ' ON \S+ ', ' ON ' || made || ' ');
  END LOOP;
  RETURN made::regclass;
END $$;

-- Makes the partitions of the running day, week or month and of so many after it, unless they are there.
-- Rows that the default partition took meanwhile move into the partition that is theirs. Says how many
-- partitions it made. One caller at a time: another one returns at once.
CREATE FUNCTION messaging.create_partitions(parent regclass, unit text, ahead integer)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' SET timezone = 'UTC' AS $$
DECLARE
  spare  regclass := messaging.default_partition(parent);
  key    text := messaging.partition_key(parent);
  step   interval := ('1 ' || unit)::interval;
  first  timestamptz := date_trunc(unit, now());
  low    uuid;
  high   uuid;
  made   regclass;
  moved  bigint;
  count  integer := 0;
BEGIN
  IF key IS NULL OR unit NOT IN ('day', 'week', 'month') OR ahead NOT BETWEEN 0 AND 100 THEN
    RAISE EXCEPTION 'not to be partitioned: % by % for % more', parent, unit, ahead
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF NOT pg_try_advisory_xact_lock(hashtext('holdfast-partitions'), hashtext(parent::text)) THEN
    RETURN 0;
  END IF;
  FOR n IN 0 .. ahead LOOP
    low := messaging.id_at(first + n * step);
    high := messaging.id_at(first + (n + 1) * step);
    CONTINUE WHEN EXISTS (SELECT FROM messaging.partitions(parent) p WHERE p.lower < high AND p.upper > low);
    made := messaging.new_partition(parent, to_char(first + n * step, 'YYYYMMDD'),
                                    (SELECT reloptions FROM pg_class WHERE oid = spare));
    EXECUTE format('SELECT count(*) FROM (SELECT FROM %s WHERE %s >= $1 AND %2$s < $2 LIMIT 1) s', spare, key)
      INTO moved USING low, high;
    IF moved > 0 THEN
      EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', spare);
      EXECUTE format('WITH gone AS (DELETE FROM %s WHERE %s >= $1 AND %2$s < $2 RETURNING *)'
                     ' INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT * FROM gone', spare, key, made)
        USING low, high;
      EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', spare);
    END IF;
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%L) TO (%L)', parent, made, low, high);
    count := count + 1;
  END LOOP;
  RETURN count;
END $$;

-- For migrations: turns a table with its rows into a partitioned one, whose first partition it then is. Rows
-- stay where they are; the table is read through once.
CREATE FUNCTION messaging.partition_by_time(was regclass, key text, primary_key text, unit text, ahead integer)
RETURNS void LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
  schema_name text := (SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = was);
  table_name  text := (SELECT relname FROM pg_class WHERE oid = was);
  name        text := format('%s.%I', schema_name, table_name);
  until       timestamptz := date_trunc(unit, now() + interval '1 day') + ('1 ' || unit)::interval;
  upper       uuid := messaging.id_at(until);
  suffix      text := '_until_' || to_char(until, 'YYYYMMDD');
  options     text[] := (SELECT reloptions FROM pg_class WHERE oid = was);
  rights      aclitem[] := (SELECT relacl FROM pg_class WHERE oid = was);
  indexes     text[] := ARRAY(SELECT pg_get_indexdef(indexrelid) FROM pg_index
                               WHERE indrelid = was AND NOT indisprimary ORDER BY indexrelid);
  checks      text[] := ARRAY(SELECT format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
                                FROM pg_constraint WHERE conrelid = was AND contype = 'f');
  guards      text[] := ARRAY(SELECT pg_get_triggerdef(oid) FROM pg_trigger
                               WHERE tgrelid = was AND NOT tgisinternal);
  referrers   text[] := ARRAY(SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                                                pg_get_constraintdef(oid))
                                FROM pg_constraint WHERE confrelid = was AND contype = 'f');
  old_key     text := (SELECT conname FROM pg_constraint WHERE conrelid = was AND contype = 'p');
  identity    text := (SELECT attname FROM pg_attribute WHERE attrelid = was AND attidentity <> '');
  last        bigint;
  spare       regclass;
  item        record;
  command     text;
BEGIN
  FOR item IN SELECT conrelid::regclass AS referrer, conname FROM pg_constraint
               WHERE confrelid = was AND contype = 'f' LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', item.referrer, item.conname);
  END LOOP;
  FOR item IN SELECT tgname FROM pg_trigger WHERE tgrelid = was AND NOT tgisinternal LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', item.tgname, name);
  END LOOP;
  IF (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = was AND contype = 'p')
     <> format('PRIMARY KEY (%s)', primary_key) THEN
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', name, old_key);
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I PRIMARY KEY (%s)', name, old_key, primary_key);
  END IF;
  FOR item IN SELECT indexrelid::regclass AS index, relname FROM pg_index JOIN pg_class c ON c.oid = indexrelid
               WHERE indrelid = was LOOP
    EXECUTE format('ALTER INDEX %s RENAME TO %I', item.index, item.relname || suffix);
  END LOOP;
  EXECUTE format('ALTER TABLE %s RENAME TO %I', name, table_name || suffix);
  EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED'
                 ' INCLUDING IDENTITY INCLUDING STORAGE) PARTITION BY RANGE (%I)', name, was, key);
  EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I PRIMARY KEY (%s)', name, old_key, primary_key);
  IF identity IS NOT NULL THEN
    EXECUTE format('SELECT max(%I) FROM %s', identity, was) INTO last;
    EXECUTE format('ALTER TABLE %s ALTER %I DROP IDENTITY', was, identity);
    EXECUTE format('ALTER TABLE %s ALTER %I RESTART WITH %s', name, identity, coalesce(last, 0) + 1);
  END IF;
  FOREACH command IN ARRAY indexes LOOP
    EXECUTE command;
  END LOOP;
  FOREACH command IN ARRAY checks LOOP
    EXECUTE format('ALTER TABLE %s ADD %s', name, command);
  END LOOP;
  spare := messaging.new_partition(name::regclass, 'default', options);
  EXECUTE format('WITH gone AS (DELETE FROM %s WHERE %I >= $1 RETURNING *)'
                 ' INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT * FROM gone', was, key, spare) USING upper;
  EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s DEFAULT', name, spare);
  EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (MINVALUE) TO (%L)', name, was, upper);
  FOREACH command IN ARRAY guards LOOP
    EXECUTE command;
    IF command LIKE '%FOR EACH STATEMENT%' THEN
      EXECUTE regexp_replace(command, ' ON \S+ ', format(' ON %s ', was));
      EXECUTE regexp_replace(command, ' ON \S+ ', format(' ON %s ', spare));
    END IF;
  END LOOP;
  FOREACH command IN ARRAY referrers LOOP
    EXECUTE command;
  END LOOP;
  FOR item IN SELECT privilege_type, grantee::regrole AS role FROM aclexplode(rights) LOOP
    EXECUTE format('GRANT %s ON %s TO %s', item.privilege_type, name, item.role);
  END LOOP;
  PERFORM messaging.create_partitions(name::regclass, unit, ahead);
END $$;

REVOKE EXECUTE ON FUNCTION messaging.new_partition, messaging.create_partitions, messaging.partition_by_time
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION messaging.create_partitions TO holdfast_app;
