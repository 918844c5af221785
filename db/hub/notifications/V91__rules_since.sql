-- Events from before a rule were told to nobody by it.
ALTER TABLE rule ADD COLUMN since timestamptz NOT NULL DEFAULT now();
