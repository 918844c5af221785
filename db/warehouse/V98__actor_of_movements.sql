-- Who made a movement by hand: the caller's name. Movements of orders have none; their order says whose they are.
ALTER TABLE stock_movement ADD COLUMN actor text CHECK (length(actor) <= 100);
