-- Full-text search over people and notes. The text is folded in Python (names.fold) on its way in
-- and on its way to a query, so that Łukasz is found as lukasz. Triggers cannot write here: with
-- trusted_schema off, SQLite 3.40 keeps virtual tables out of them. They note in `unindexed` what
-- has changed, by whatever door, and every command that writes brings the index up to date before
-- it commits; a reader looks at what is still noted there itself.

CREATE VIRTUAL TABLE contact_search USING fts5 (
    name, about, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);

-- The words that occur in names: where "did you mean" looks.
CREATE VIRTUAL TABLE contact_word USING fts5vocab ('contact_search', 'col');

-- A row's number is its day and its id in one, so the latest come first without a sort.
CREATE VIRTUAL TABLE note_search USING fts5 (note, tokenize = "unicode61 remove_diacritics 2");

CREATE VIEW contact_text AS
SELECT
    contact.id AS contact_id,
    contact.name || coalesce(
        (SELECT group_concat(' ' || value, '') FROM detail
          WHERE contact_id = contact.id AND kind = 'nickname'), '') AS name,
    contact.handle || ' ' || coalesce(location, '') || ' ' || coalesce(met_at, '') || ' ' ||
    coalesce(note, '') ||
    coalesce((SELECT group_concat(' ' || value, '') FROM detail
               WHERE contact_id = contact.id AND kind <> 'nickname'), '') ||
    coalesce((SELECT group_concat(' ' || name, '') FROM tag
               WHERE contact_id = contact.id), '') ||
    coalesce((SELECT group_concat(' ' || coalesce(title, '') || coalesce(
                  (SELECT group_concat(' ' || called.name, '') FROM company AS called
                    WHERE called.id = coalesce(company.same_as, company.id)
                       OR called.same_as = coalesce(company.same_as, company.id)), ''), '')
                FROM position LEFT JOIN company ON company.id = position.company_id
               WHERE contact_id = contact.id), '') AS about
FROM contact;
