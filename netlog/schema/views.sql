-- What the log means. No view knows what day it is: what depends on today is asked with the day.

-- What one contact's log adds up to, counted afresh. The triggers copy it into `standing` after
-- every change, an import copies it once for all it touched, and `netlog check` compares.
--
-- Balance is what was given minus what was got. Kindness does not expire, so nothing decays.
-- open_since is the day of the oldest part not yet returned, first in, first out: a return pays
-- the oldest kindness first, so the k-th unit given answers the k-th unit got. With g given and
-- t got, the open units are those given after the t-th (or got after the g-th).
--
-- A due day is the last touch (or the day added, if never touched) plus the cadence, and never
-- before a snooze's end. Months are calendar months, clamped to the last day: 31 January plus one
-- month is 28 or 29 February.
CREATE VIEW standing_from_log AS
WITH summed AS (
    SELECT
        contact.id AS contact_id,
        (SELECT max(day) FROM interaction WHERE contact_id = contact.id) AS last_touch,
        (SELECT count(*) FROM interaction WHERE contact_id = contact.id) AS touches,
        (SELECT coalesce(sum(weight), 0) FROM interaction
          WHERE contact_id = contact.id AND direction = 'gave') AS gave,
        (SELECT coalesce(sum(weight), 0) FROM interaction
          WHERE contact_id = contact.id AND direction = 'got') AS got,
        coalesce(contact.cadence_count, circle.cadence_count) AS cadence_count,
        coalesce(contact.cadence_unit, circle.cadence_unit) AS cadence_unit,
        CASE WHEN contact.cadence_count IS NOT NULL THEN 'own'
             WHEN circle.cadence_count IS NOT NULL THEN 'circle' END AS cadence_from,
        contact.added_on AS added_on,
        contact.snoozed_until AS snoozed_until,
        contact.archived_on AS archived_on
    FROM contact LEFT JOIN circle ON circle.id = contact.circle_id
), reckoned AS (
    SELECT
        *,
        coalesce(last_touch, added_on) AS base,
        CASE cadence_unit WHEN 'week' THEN 7 ELSE 1 END * cadence_count AS plain_days,
        CASE cadence_unit WHEN 'year' THEN 12 ELSE 1 END * cadence_count AS months
    FROM summed
)
SELECT
    contact_id, last_touch, touches, gave, got, gave - got AS balance,
    CASE WHEN gave = got THEN NULL ELSE (
        -- Both sums once more: what `summed` says of them, SQLite would count afresh for every row.
        SELECT day FROM (
            SELECT day, id, direction,
                sum(weight) OVER (PARTITION BY direction ORDER BY day, id) AS so_far,
                coalesce(sum(weight) FILTER (WHERE direction = 'gave') OVER (), 0) AS all_gave,
                coalesce(sum(weight) FILTER (WHERE direction = 'got') OVER (), 0) AS all_got
            FROM interaction
            WHERE interaction.contact_id = reckoned.contact_id AND direction IN ('gave', 'got')
        )
        WHERE direction = CASE WHEN all_gave > all_got THEN 'gave' ELSE 'got' END
          AND so_far > min(all_gave, all_got)
        ORDER BY day, id LIMIT 1
    ) END AS open_since,
    cadence_count, cadence_unit, cadence_from,
    cadence_count * CASE cadence_unit
        WHEN 'day' THEN 1 WHEN 'week' THEN 7 WHEN 'month' THEN 30 WHEN 'year' THEN 365
    END AS cadence_days,
    CASE WHEN cadence_unit IS NULL OR archived_on IS NOT NULL THEN NULL ELSE max(
        coalesce(snoozed_until, ''),
        min('2199-12-31', CASE WHEN cadence_unit IN ('day', 'week') THEN date(base, '+' || plain_days || ' days')
             ELSE min(date(base, '+' || months || ' months'),
                      date(base, 'start of month', '+' || (months + 1) || ' months', '-1 day'))
        END)
    ) END AS due_on
FROM reckoned;

-- Where a contact works now: the position without an end that was entered last. Under a further
-- name of a company, it is that company.
CREATE VIEW present_position AS
SELECT contact_id, max(position.id) AS position_id, title,
       company_id, coalesce(main.name, company.name) AS company, position.since AS since
FROM position LEFT JOIN company ON company.id = position.company_id
LEFT JOIN company AS main ON main.id = company.same_as
WHERE until IS NULL
GROUP BY contact_id;

-- Everybody on one line each.
CREATE VIEW person AS
SELECT
    contact.id, contact.handle, contact.name,
    coalesce(main.name, company.name) AS company,
    position.title AS title,
    circle.name AS circle,
    (SELECT group_concat(name, ', ') FROM (
        SELECT name FROM tag WHERE contact_id = contact.id ORDER BY name)) AS tags,
    (SELECT value FROM detail
      WHERE contact_id = contact.id AND kind = 'email' ORDER BY id LIMIT 1) AS email,
    (SELECT value FROM detail
      WHERE contact_id = contact.id AND kind = 'phone' ORDER BY id LIMIT 1) AS phone,
    contact.location AS location,
    contact.birthday AS birthday,
    contact.met_on AS met_on,
    contact.added_on AS added_on,
    standing.touches AS touches,
    standing.last_touch AS last_touch,
    standing.balance AS balance,
    CASE WHEN standing.balance < 0 THEN 'yours'
         WHEN standing.balance > 0 THEN 'theirs' ELSE 'even' END AS turn,
    CASE WHEN standing.cadence_count IS NOT NULL THEN
        standing.cadence_count || ' ' || standing.cadence_unit ||
        CASE standing.cadence_count WHEN 1 THEN '' ELSE 's' END END AS cadence,
    standing.cadence_from AS cadence_from,
    standing.due_on AS due_on,
    contact.snoozed_until AS snoozed_until,
    contact.archived_on AS archived_on
FROM contact
JOIN standing ON standing.contact_id = contact.id
LEFT JOIN circle ON circle.id = contact.circle_id
-- Not the view present_position: SQLite would work it out for everybody to show one of them.
LEFT JOIN position ON position.id = (
    SELECT max(id) FROM position WHERE contact_id = contact.id AND until IS NULL)
LEFT JOIN company ON company.id = position.company_id
LEFT JOIN company AS main ON main.id = company.same_as;

-- The timeline, with each contact's balance as it stood after the interaction.
CREATE VIEW timeline AS
SELECT
    contact.id, contact.handle, contact.name,
    interaction.id AS interaction_id,
    interaction.day, interaction.direction, interaction.kind,
    CASE interaction.direction WHEN 'met' THEN NULL ELSE interaction.weight END AS weight,
    interaction.channel, interaction.initiator, interaction.note,
    (SELECT coalesce(sum(CASE earlier.direction
                WHEN 'gave' THEN earlier.weight WHEN 'got' THEN -earlier.weight ELSE 0 END), 0)
       FROM interaction AS earlier
      WHERE earlier.contact_id = interaction.contact_id
        AND (earlier.day, earlier.id) <= (interaction.day, interaction.id)) AS balance
FROM interaction JOIN contact ON contact.id = interaction.contact_id;
