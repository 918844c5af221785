-- Orders without coordinates go where customers of the same postal code or city are.
CREATE INDEX customer_by_postal_code ON customer (country, postal_code, id) WHERE postal_code <> '';
CREATE INDEX customer_by_city ON customer (country, city, id) WHERE city <> '';
