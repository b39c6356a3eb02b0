-- What follows from a change, kept by the database so that every door keeps it.
--
-- An import or an undo of many rows sets its operation's state to 'bulk': the triggers that would
-- reckon a contact afresh for every row then stand still, and the store reckons all the contacts
-- that the operation touched once, at its end, in the same transaction.

CREATE VIEW bulk AS
SELECT 1 FROM (SELECT state FROM operation ORDER BY id DESC LIMIT 1) WHERE state = 'bulk';

-- One row while no operation is open: what is written then comes from another program.
CREATE VIEW idle AS
SELECT 1 WHERE NOT EXISTS (
    SELECT 1 FROM (SELECT state FROM operation ORDER BY id DESC LIMIT 1) WHERE state <> 'done');

-- standing ---------------------------------------------------------------------------------------

CREATE TRIGGER standing_after_contact_insert AFTER INSERT ON contact
WHEN NOT EXISTS (SELECT 1 FROM bulk)
BEGIN
    INSERT INTO standing SELECT * FROM standing_from_log WHERE contact_id = NEW.id;
END;

CREATE TRIGGER standing_after_contact_update
AFTER UPDATE OF circle_id, cadence_count, cadence_unit, added_on, snoozed_until, archived_on
ON contact
WHEN NOT EXISTS (SELECT 1 FROM bulk)
BEGIN
    DELETE FROM standing WHERE contact_id = NEW.id;
    INSERT INTO standing SELECT * FROM standing_from_log WHERE contact_id = NEW.id;
END;

CREATE TRIGGER standing_after_circle_update
AFTER UPDATE OF cadence_count, cadence_unit ON circle
WHEN NOT EXISTS (SELECT 1 FROM bulk)
BEGIN
    DELETE FROM standing
     WHERE contact_id IN (SELECT id FROM contact WHERE circle_id = NEW.id);
    INSERT INTO standing SELECT * FROM standing_from_log
     WHERE contact_id IN (SELECT id FROM contact WHERE circle_id = NEW.id);
END;

CREATE TRIGGER standing_after_interaction_insert AFTER INSERT ON interaction
WHEN NOT EXISTS (SELECT 1 FROM bulk)
BEGIN
    DELETE FROM standing WHERE contact_id = NEW.contact_id;
    INSERT INTO standing SELECT * FROM standing_from_log WHERE contact_id = NEW.contact_id;
END;

CREATE TRIGGER standing_after_interaction_update
AFTER UPDATE OF contact_id, day, direction, weight ON interaction
WHEN NOT EXISTS (SELECT 1 FROM bulk)
BEGIN
    DELETE FROM standing WHERE contact_id IN (OLD.contact_id, NEW.contact_id);
    INSERT INTO standing SELECT * FROM standing_from_log
     WHERE contact_id IN (OLD.contact_id, NEW.contact_id);
END;

CREATE TRIGGER standing_after_interaction_delete AFTER DELETE ON interaction
WHEN NOT EXISTS (SELECT 1 FROM bulk)
BEGIN
    DELETE FROM standing WHERE contact_id = OLD.contact_id;
    INSERT INTO standing SELECT * FROM standing_from_log WHERE contact_id = OLD.contact_id;
END;
