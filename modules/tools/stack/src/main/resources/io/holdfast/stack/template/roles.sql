-- Run once as the superuser: psql -U postgres -f roles.sql. The file has no password that can be used, only what the
-- database stores of it. One statement a line. The migrator owns the database and changes tables when a version is
-- installed; the application reads and writes rows; the auditor reads.
DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'holdfast_migrator') THEN CREATE ROLE holdfast_migrator; END IF; END$$;
DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'holdfast_app') THEN CREATE ROLE holdfast_app; END IF; END$$;
DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'holdfast_auditor') THEN CREATE ROLE holdfast_auditor; END IF; END$$;
ALTER ROLE holdfast_migrator LOGIN PASSWORD '@migrator@';
ALTER ROLE holdfast_app LOGIN PASSWORD '@app@';
ALTER ROLE holdfast_auditor LOGIN PASSWORD '@auditor@';
CREATE DATABASE @database@ OWNER holdfast_migrator TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';
REVOKE ALL ON DATABASE @database@ FROM PUBLIC;
GRANT CONNECT ON DATABASE @database@ TO holdfast_app, holdfast_auditor;
