PRAGMA application_id = 1852142700;
PRAGMA user_version = 3;

CREATE TABLE circle (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	name TEXT NOT NULL, 
	cadence_count INTEGER, 
	cadence_unit TEXT, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a circle's name cannot be blank" CHECK (trim(name) <> ''), 
	CONSTRAINT "a circle's name can have at most 100 characters and no NUL" CHECK (length(name) <= 100 AND instr(name, char(0)) = 0), 
	CONSTRAINT "a cadence is at least 1 day and at most 100 years" CHECK ((cadence_count IS NULL AND cadence_unit IS NULL) OR (cadence_count IS NOT NULL AND ((cadence_unit IS 'day' AND cadence_count BETWEEN 1 AND 36525) OR (cadence_unit IS 'week' AND cadence_count BETWEEN 1 AND 5217) OR (cadence_unit IS 'month' AND cadence_count BETWEEN 1 AND 1200) OR (cadence_unit IS 'year' AND cadence_count BETWEEN 1 AND 100)))), 
	UNIQUE (uid), 
	UNIQUE (name)
)
 STRICT;
INSERT INTO circle (id, uid, name, cadence_count, cadence_unit, updated_at) VALUES (1, '6e65746c-0000-4000-8000-000000000001', 'inner', 2, 'week', '2026-11-19T08:00:01.000Z');
INSERT INTO circle (id, uid, name, cadence_count, cadence_unit, updated_at) VALUES (2, '6e65746c-0000-4000-8000-000000000002', 'close', 31, 'day', '2026-11-19T08:00:24.000Z');
INSERT INTO circle (id, uid, name, cadence_count, cadence_unit, updated_at) VALUES (3, '6e65746c-0000-4000-8000-000000000003', 'active', 3, 'month', '2026-11-19T08:00:01.000Z');
INSERT INTO circle (id, uid, name, cadence_count, cadence_unit, updated_at) VALUES (4, '6e65746c-0000-4000-8000-000000000004', 'far & ' || char(8238) || 'wide', 1, 'year', '2026-11-19T08:00:25.000Z');
INSERT INTO circle (id, uid, name, cadence_count, cadence_unit, updated_at) VALUES (5, '00000000000000000000000000000005', 'a ''choir'' "of" %Q', 5, 'week', '2026-11-19T08:00:22.000Z');
INSERT INTO circle (id, uid, name, cadence_count, cadence_unit, updated_at) VALUES (7, '00000000000000000000000000000006', 'without a cadence', NULL, NULL, '2026-11-19T08:01:28.000Z');

CREATE TABLE company (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a company's name cannot be blank" CHECK (trim(name) <> ''), 
	CONSTRAINT "a company's name can have at most 500 characters and no NUL" CHECK (length(name) <= 500 AND instr(name, char(0)) = 0), 
	CONSTRAINT "a company's folded name cannot be blank" CHECK (trim(folded) <> ''), 
	CONSTRAINT "a company's folded name can have at most 500 characters and no NUL" CHECK (length(folded) <= 500 AND instr(folded, char(0)) = 0), 
	UNIQUE (uid), 
	UNIQUE (folded)
)
 STRICT;
INSERT INTO company (id, uid, name, folded, updated_at) VALUES (1, '00000000000000000000000000000007', 'Harbour, Sons & Co', 'harbour, sons & co', '2026-11-19T08:00:17.000Z');
INSERT INTO company (id, uid, name, folded, updated_at) VALUES (2, '00000000000000000000000000000008', 'Quokka Freight', 'quokka freight', '2026-11-19T08:00:18.000Z');

CREATE TABLE operation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	command TEXT NOT NULL, 
	state TEXT DEFAULT 'done' NOT NULL, 
	undoes INTEGER, 
	undone_by INTEGER, 
	CONSTRAINT "an operation's state is one of open, bulk, done" CHECK (state IN ('open', 'bulk', 'done')), 
	FOREIGN KEY(undoes) REFERENCES operation (id) ON DELETE SET NULL, 
	FOREIGN KEY(undone_by) REFERENCES operation (id) ON DELETE SET NULL
)
 STRICT;
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (1, '2026-11-19T08:00:01.000Z', 'create', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (2, '2026-11-19T08:00:01.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (3, '2026-11-19T08:00:02.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (4, '2026-11-19T08:00:03.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (5, '2026-11-19T08:00:04.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (6, '2026-11-19T08:00:05.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (7, '2026-11-19T08:00:06.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (8, '2026-11-19T08:00:07.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (9, '2026-11-19T08:00:08.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (10, '2026-11-19T08:00:09.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (11, '2026-11-19T08:00:10.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (12, '2026-11-19T08:00:11.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (13, '2026-11-19T08:00:12.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (14, '2026-11-19T08:00:13.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (15, '2026-11-19T08:00:14.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (16, '2026-11-19T08:00:15.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (17, '2026-11-19T08:00:16.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (18, '2026-11-19T08:00:17.000Z', 'add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (19, '2026-11-19T08:00:18.000Z', 'import', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (20, '2026-11-19T08:00:19.000Z', 'edit', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (21, '2026-11-19T08:00:20.000Z', 'edit', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (22, '2026-11-19T08:00:21.000Z', 'edit', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (23, '2026-11-19T08:00:22.000Z', 'circle add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (24, '2026-11-19T08:00:23.000Z', 'edit', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (25, '2026-11-19T08:00:24.000Z', 'circle set', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (26, '2026-11-19T08:00:25.000Z', 'circle rename', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (27, '2026-11-19T08:00:26.000Z', 'circle add', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (28, '2026-11-19T08:00:27.000Z', 'circle remove', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (29, '2026-11-19T08:00:28.000Z', 'import', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (31, '2026-11-19T08:00:30.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (32, '2026-11-19T08:00:31.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (33, '2026-11-19T08:00:32.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (34, '2026-11-19T08:00:33.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (35, '2026-11-19T08:00:34.000Z', 'gave', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (36, '2026-11-19T08:00:35.000Z', 'got', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (37, '2026-11-19T08:00:36.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (38, '2026-11-19T08:00:37.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (39, '2026-11-19T08:00:38.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (40, '2026-11-19T08:00:39.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (41, '2026-11-19T08:00:40.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (42, '2026-11-19T08:00:41.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (43, '2026-11-19T08:00:42.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (44, '2026-11-19T08:00:43.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (45, '2026-11-19T08:00:44.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (46, '2026-11-19T08:00:45.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (47, '2026-11-19T08:00:46.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (48, '2026-11-19T08:00:47.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (49, '2026-11-19T08:00:48.000Z', 'edit', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (50, '2026-11-19T08:00:49.000Z', 'edit', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (51, '2026-11-19T08:00:50.000Z', 'edit', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (52, '2026-11-19T08:00:51.000Z', 'snooze', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (53, '2026-11-19T08:00:52.000Z', 'snooze', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (54, '2026-11-19T08:00:53.000Z', 'unsnooze', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (55, '2026-11-19T08:00:54.000Z', 'archive', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (56, '2026-11-19T08:00:55.000Z', 'archive', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (57, '2026-11-19T08:00:56.000Z', 'unarchive', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (58, '2026-11-19T08:00:57.000Z', 'tag', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (59, '2026-11-19T08:00:58.000Z', 'untag', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (60, '2026-11-19T08:00:59.000Z', 'remove', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (64, '2026-11-19T08:01:03.000Z', 'add', 'done', NULL, 67);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (65, '2026-11-19T08:01:04.000Z', 'log', 'done', NULL, 66);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (66, '2026-11-19T08:01:05.000Z', 'undo', 'done', 65, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (67, '2026-11-19T08:01:05.000Z', 'undo', 'done', 64, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (68, '2026-11-19T08:01:06.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (69, '2026-11-19T08:01:07.000Z', 'log', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (70, '2026-11-19T08:01:08.000Z', 'edit', 'done', NULL, 71);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (71, '2026-11-19T08:01:09.000Z', 'undo', 'done', 70, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (72, '2026-11-19T08:01:09.000Z', 'undo', 'done', 69, 75);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (73, '2026-11-19T08:01:09.000Z', 'undo', 'done', 68, 74);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (74, '2026-11-19T08:01:10.000Z', 'redo', 'done', 73, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (75, '2026-11-19T08:01:10.000Z', 'redo', 'done', 72, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (76, '2026-11-19T08:01:11.000Z', 'tag', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (77, '2026-11-19T08:01:12.000Z', 'undo', 'done', 76, 78);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (78, '2026-11-19T08:01:13.000Z', 'redo', 'done', 77, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (79, '2026-11-19T08:01:14.000Z', 'config', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (80, '2026-11-19T08:01:15.000Z', 'config', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (81, '2026-11-19T08:01:16.000Z', 'dupes', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (82, '2026-11-19T08:01:17.000Z', 'merge', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (83, '2026-11-19T08:01:18.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (84, '2026-11-19T08:01:22.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (85, '2026-11-19T08:01:23.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (86, '2026-11-19T08:01:24.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (87, '2026-11-19T08:01:25.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (88, '2026-11-19T08:01:26.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (89, '2026-11-19T08:01:27.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (90, '2026-11-19T08:01:28.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (91, '2026-11-19T08:01:29.000Z', 'another program', 'done', NULL, NULL);

CREATE TABLE setting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a setting's name cannot be blank" CHECK (trim(name) <> ''), 
	CONSTRAINT "a setting's name can have at most 100 characters and no NUL" CHECK (length(name) <= 100 AND instr(name, char(0)) = 0), 
	CONSTRAINT "a setting's value cannot be blank" CHECK (trim(value) <> ''), 
	CONSTRAINT "a setting's value can have at most 1048576 characters and no NUL" CHECK (length(value) <= 1048576 AND instr(value, char(0)) = 0), 
	UNIQUE (uid), 
	UNIQUE (name)
)
 STRICT;
INSERT INTO setting (id, uid, name, value, updated_at) VALUES (1, '00000000000000000000000000000009', 'me', 'me@example.org' || char(10) || 'Vera ''Me'' Lund', '2026-11-19T08:01:14.000Z');
INSERT INTO setting (id, uid, name, value, updated_at) VALUES (2, '0000000000000000000000000000000a', 'region', 'CH', '2026-11-19T08:01:15.000Z');

CREATE TABLE source (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	kind TEXT NOT NULL, 
	path TEXT NOT NULL, 
	me TEXT, 
	creates INTEGER DEFAULT 0 NOT NULL, 
	paused INTEGER DEFAULT 0 NOT NULL, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a source's kind cannot be blank" CHECK (trim(kind) <> ''), 
	CONSTRAINT "a source's kind can have at most 40 characters and no NUL" CHECK (length(kind) <= 40 AND instr(kind, char(0)) = 0), 
	CONSTRAINT "a source's path cannot be blank" CHECK (trim(path) <> ''), 
	CONSTRAINT "a source's path can have at most 4096 characters and no NUL" CHECK (length(path) <= 4096 AND instr(path, char(0)) = 0), 
	CONSTRAINT "your own address cannot be blank" CHECK (trim(me) <> ''), 
	CONSTRAINT "your own address can have at most 4096 characters and no NUL" CHECK (length(me) <= 4096 AND instr(me, char(0)) = 0), 
	CONSTRAINT "a source adds people or it does not" CHECK (creates IN (0, 1)), 
	CONSTRAINT "a source is paused or it is not" CHECK (paused IN (0, 1)), 
	UNIQUE (kind, path), 
	UNIQUE (uid)
)
 STRICT;
INSERT INTO source (id, uid, kind, path, me, creates, paused, updated_at) VALUES (1, '0000000000000000000000000000000b', 'mail', '/mail', 'me@example.org', 0, 0, '2026-11-19T08:01:18.000Z');

CREATE TABLE tombstone (
	uid TEXT NOT NULL, 
	table_name TEXT NOT NULL, 
	deleted_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	PRIMARY KEY (uid)
)
 STRICT;
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('0000000000000000000000000000000c', 'circle', '2026-11-19T08:00:27.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('0000000000000000000000000000000d', 'tag', '2026-11-19T08:00:58.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('0000000000000000000000000000000e', 'interaction', '2026-11-19T08:00:59.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('0000000000000000000000000000000f', 'interaction', '2026-11-19T08:01:02.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000010', 'detail', '2026-11-19T08:01:02.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000011', 'contact', '2026-11-19T08:01:02.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000012', 'interaction', '2026-11-19T08:01:05.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000013', 'tag', '2026-11-19T08:01:05.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000014', 'contact', '2026-11-19T08:01:05.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000015', 'contact', '2026-11-19T08:01:17.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000016', 'interaction', '2026-11-19T08:01:27.000Z');

CREATE TABLE unindexed (
	kind TEXT NOT NULL, 
	"key" INTEGER NOT NULL, 
	PRIMARY KEY (kind, "key")
)
 STRICT;
INSERT INTO unindexed (kind, key) VALUES ('contact', 23);
INSERT INTO unindexed (kind, key) VALUES ('note', 10843040075743261);
INSERT INTO unindexed (kind, key) VALUES ('note', 10567204391092225);
INSERT INTO unindexed (kind, key) VALUES ('contact', 7);

CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	contact_id INTEGER, 
	"before" TEXT, 
	"after" TEXT, 
	FOREIGN KEY(operation_id) REFERENCES operation (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (1, 1, 'circle', 1, NULL, NULL, 'id=''1'' uid=''6e65746c-0000-4000-8000-000000000001'' name=''inner'' cadence_count=''2'' cadence_unit=''week'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (2, 1, 'circle', 2, NULL, NULL, 'id=''2'' uid=''6e65746c-0000-4000-8000-000000000002'' name=''close'' cadence_count=''1'' cadence_unit=''month'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (3, 1, 'circle', 3, NULL, NULL, 'id=''3'' uid=''6e65746c-0000-4000-8000-000000000003'' name=''active'' cadence_count=''3'' cadence_unit=''month'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (4, 1, 'circle', 4, NULL, NULL, 'id=''4'' uid=''6e65746c-0000-4000-8000-000000000004'' name=''wide'' cadence_count=''1'' cadence_unit=''year'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (5, 2, 'contact', 1, 1, NULL, 'id=''1'' uid=''00000000000000000000000000000017'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (6, 2, 'contact', 1, 1, 'id=''1'' uid=''00000000000000000000000000000017'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:01.000Z''', 'id=''1'' uid=''00000000000000000000000000000017'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (7, 2, 'detail', 1, 1, NULL, 'id=''1'' uid=''00000000000000000000000000000018'' contact_id=''1'' kind=''email'' value=''ADA+x@Example.org'' folded=''ada+x@example.org'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (8, 2, 'detail', 2, 1, NULL, 'id=''2'' uid=''00000000000000000000000000000019'' contact_id=''1'' kind=''email'' value=''ada''''s.mail@example.org'' folded=''ada''''s.mail@example.org'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (9, 2, 'detail', 3, 1, NULL, 'id=''3'' uid=''0000000000000000000000000000001a'' contact_id=''1'' kind=''email'' value=''"a b"@example.org'' folded=''"a b"@example.org'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (10, 2, 'detail', 4, 1, NULL, 'id=''4'' uid=''0000000000000000000000000000001b'' contact_id=''1'' kind=''phone'' value=''+39 055 1234-567;ext=9'' folded=''00390551234567'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (11, 2, 'detail', 5, 1, NULL, 'id=''5'' uid=''0000000000000000000000000000001c'' contact_id=''1'' kind=''phone'' value=''0039 055 1234567 8'' folded=''003905512345678'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (12, 2, 'detail', 6, 1, NULL, 'id=''6'' uid=''0000000000000000000000000000001d'' contact_id=''1'' kind=''link'' value=''https://www.example.org/~ada/?q=%27''''--'' folded=''example.org/~ada'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (13, 2, 'detail', 7, 1, NULL, 'id=''7'' uid=''0000000000000000000000000000001e'' contact_id=''1'' kind=''link'' value=''example.org/ÅDA'' folded=''example.org/åda'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (14, 2, 'detail', 8, 1, NULL, 'id=''8'' uid=''0000000000000000000000000000001f'' contact_id=''1'' kind=''nickname'' value=''Countess'' folded=''countess'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (15, 2, 'detail', 9, 1, NULL, 'id=''9'' uid=''00000000000000000000000000000020'' contact_id=''1'' kind=''nickname'' value=''Adà  L.'' folded=''ada l.'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (16, 2, 'detail', 10, 1, NULL, 'id=''10'' uid=''00000000000000000000000000000021'' contact_id=''1'' kind=''nickname'' value=''= ada'' folded=''= ada'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (17, 3, 'contact', 2, 2, NULL, 'id=''2'' uid=''00000000000000000000000000000022'' handle=''h0'' name=''Robert''''); DROP TABLE contact; --'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:02.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (18, 3, 'contact', 2, 2, 'id=''2'' uid=''00000000000000000000000000000022'' handle=''h0'' name=''Robert''''); DROP TABLE contact; --'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:02.000Z''', 'id=''2'' uid=''00000000000000000000000000000022'' handle=''h0'' name=''Robert''''); DROP TABLE contact; --'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as Robert''''); DROP TABLE contact; --'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:02.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (19, 4, 'contact', 3, 3, NULL, 'id=''3'' uid=''00000000000000000000000000000023'' handle=''h1'' name=''name=''''x'''' note=NULL id=''''7'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (20, 4, 'contact', 3, 3, 'id=''3'' uid=''00000000000000000000000000000023'' handle=''h1'' name=''name=''''x'''' note=NULL id=''''7'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:03.000Z''', 'id=''3'' uid=''00000000000000000000000000000023'' handle=''h1'' name=''name=''''x'''' note=NULL id=''''7'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as name=''''x'''' note=NULL id=''''7'''''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (21, 5, 'contact', 4, 4, NULL, 'id=''4'' uid=''00000000000000000000000000000015'' handle=''h2'' name=''%s %Q %n'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:04.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (22, 5, 'contact', 4, 4, 'id=''4'' uid=''00000000000000000000000000000015'' handle=''h2'' name=''%s %Q %n'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:04.000Z''', 'id=''4'' uid=''00000000000000000000000000000015'' handle=''h2'' name=''%s %Q %n'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as %s %Q %n'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:04.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (23, 6, 'contact', 5, 5, NULL, 'id=''5'' uid=''00000000000000000000000000000024'' handle=''h3'' name=''=HYPERLINK("http://example.org","Ann")'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:05.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (24, 6, 'contact', 5, 5, 'id=''5'' uid=''00000000000000000000000000000024'' handle=''h3'' name=''=HYPERLINK("http://example.org","Ann")'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:05.000Z''', 'id=''5'' uid=''00000000000000000000000000000024'' handle=''h3'' name=''=HYPERLINK("http://example.org","Ann")'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as =HYPERLINK("http://example.org","Ann")'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:05.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (25, 7, 'contact', 6, 6, NULL, 'id=''6'' uid=''00000000000000000000000000000025'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:06.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (26, 7, 'contact', 6, 6, 'id=''6'' uid=''00000000000000000000000000000025'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:06.000Z''', 'id=''6'' uid=''00000000000000000000000000000025'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as A\$(touch pwned)`id`'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:06.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (27, 8, 'contact', 7, 7, NULL, 'id=''7'' uid=''00000000000000000000000000000026'' handle=''h5'' name=''[red]Ann[/] <b>&amp;'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:07.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (28, 8, 'contact', 7, 7, 'id=''7'' uid=''00000000000000000000000000000026'' handle=''h5'' name=''[red]Ann[/] <b>&amp;'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:07.000Z''', 'id=''7'' uid=''00000000000000000000000000000026'' handle=''h5'' name=''[red]Ann[/] <b>&amp;'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as [red]Ann[/] <b>&amp;'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:07.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (29, 9, 'contact', 8, 8, NULL, 'id=''8'' uid=''00000000000000000000000000000027'' handle=''h6'' name=''' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7) || ''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:08.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (30, 9, 'contact', 8, 8, 'id=''8'' uid=''00000000000000000000000000000027'' handle=''h6'' name=''' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7) || ''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:08.000Z''', 'id=''8'' uid=''00000000000000000000000000000027'' handle=''h6'' name=''' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7) || ''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as ' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7) || ''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:08.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (31, 10, 'contact', 9, 9, NULL, 'id=''9'' uid=''00000000000000000000000000000028'' handle=''h7'' name=''' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:09.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (32, 10, 'contact', 9, 9, 'id=''9'' uid=''00000000000000000000000000000028'' handle=''h7'' name=''' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:09.000Z''', 'id=''9'' uid=''00000000000000000000000000000028'' handle=''h7'' name=''' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as ' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:09.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (33, 11, 'contact', 10, 10, NULL, 'id=''10'' uid=''00000000000000000000000000000029'' handle=''h8'' name=''two lines and a tab'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:10.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (34, 11, 'contact', 10, 10, 'id=''10'' uid=''00000000000000000000000000000029'' handle=''h8'' name=''two lines and a tab'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:10.000Z''', 'id=''10'' uid=''00000000000000000000000000000029'' handle=''h8'' name=''two lines and a tab'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as two' || char(10) || 'lines' || char(9) || 'and a tab' || char(13) || ''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:10.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (35, 12, 'contact', 11, 11, NULL, 'id=''11'' uid=''0000000000000000000000000000002a'' handle=''h9'' name=''O''''Neil "Ace" ''''''''Zoë'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:11.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (36, 12, 'contact', 11, 11, 'id=''11'' uid=''0000000000000000000000000000002a'' handle=''h9'' name=''O''''Neil "Ace" ''''''''Zoë'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:11.000Z''', 'id=''11'' uid=''0000000000000000000000000000002a'' handle=''h9'' name=''O''''Neil "Ace" ''''''''Zoë'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as O''''Neil "Ace" ''''''''Zoë'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:11.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (37, 13, 'contact', 12, 12, NULL, 'id=''12'' uid=''0000000000000000000000000000002b'' handle=''h10'' name=''林小雨'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:12.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (38, 13, 'contact', 12, 12, 'id=''12'' uid=''0000000000000000000000000000002b'' handle=''h10'' name=''林小雨'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:12.000Z''', 'id=''12'' uid=''0000000000000000000000000000002b'' handle=''h10'' name=''林小雨'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as 林小雨'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:12.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (39, 14, 'contact', 13, 13, NULL, 'id=''13'' uid=''0000000000000000000000000000002c'' handle=''h11'' name=''🜁🜁🜁'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:13.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (40, 14, 'contact', 13, 13, 'id=''13'' uid=''0000000000000000000000000000002c'' handle=''h11'' name=''🜁🜁🜁'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:13.000Z''', 'id=''13'' uid=''0000000000000000000000000000002c'' handle=''h11'' name=''🜁🜁🜁'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as 🜁🜁🜁'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:13.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (41, 15, 'contact', 14, 14, NULL, 'id=''14'' uid=''0000000000000000000000000000002d'' handle=''h12'' name=''xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:14.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (42, 15, 'contact', 14, 14, 'id=''14'' uid=''0000000000000000000000000000002d'' handle=''h12'' name=''xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:14.000Z''', 'id=''14'' uid=''0000000000000000000000000000002d'' handle=''h12'' name=''xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:14.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (43, 16, 'contact', 15, 15, NULL, 'id=''15'' uid=''0000000000000000000000000000002e'' handle=''bo-berg'' name=''Bo Berg'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:15.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (44, 16, 'contact', 15, 15, 'id=''15'' uid=''0000000000000000000000000000002e'' handle=''bo-berg'' name=''Bo Berg'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:15.000Z''', 'id=''15'' uid=''0000000000000000000000000000002e'' handle=''bo-berg'' name=''Bo Berg'' location=NULL birthday=''--02-29'' met_on=NULL met_at=''Übersee'' introduced_by=NULL circle_id=NULL cadence_count=''100'' cadence_unit=''year'' note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:15.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (45, 17, 'contact', 16, 16, NULL, 'id=''16'' uid=''0000000000000000000000000000002f'' handle=''cy'' name=''Cy'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:16.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (46, 17, 'contact', 16, 16, 'id=''16'' uid=''0000000000000000000000000000002f'' handle=''cy'' name=''Cy'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:16.000Z''', 'id=''16'' uid=''0000000000000000000000000000002f'' handle=''cy'' name=''Cy'' location=NULL birthday=NULL met_on=''1900-01-01'' met_at=NULL introduced_by=''1'' circle_id=NULL cadence_count=''36525'' cadence_unit=''day'' note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:16.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (47, 18, 'contact', 17, 17, NULL, 'id=''17'' uid=''00000000000000000000000000000030'' handle=''deo'' name=''Deo'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (48, 18, 'tag', 1, 17, NULL, 'id=''1'' uid=''00000000000000000000000000000031'' contact_id=''17'' name=''sail'' updated_at=''2026-11-19T08:00:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (49, 18, 'company', 1, NULL, NULL, 'id=''1'' uid=''00000000000000000000000000000007'' name=''Harbour, Sons & Co'' folded=''harbour, sons & co'' updated_at=''2026-11-19T08:00:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (50, 18, 'position', 1, 17, NULL, 'id=''1'' uid=''00000000000000000000000000000032'' contact_id=''17'' company_id=''1'' title=''pilot'' since=NULL until=NULL updated_at=''2026-11-19T08:00:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (51, 19, 'company', 2, NULL, NULL, 'id=''2'' uid=''00000000000000000000000000000008'' name=''Quokka Freight'' folded=''quokka freight'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (52, 19, 'contact', 18, 18, NULL, 'id=''18'' uid=''00000000000000000000000000000033'' handle=''chiara-conti'' name=''Chiara Conti'' location=NULL birthday=NULL met_on=''2019-02-28'' met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (53, 19, 'contact', 19, 19, NULL, 'id=''19'' uid=''00000000000000000000000000000034'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (54, 19, 'contact', 20, 20, NULL, 'id=''20'' uid=''00000000000000000000000000000035'' handle=''lukasz-zolc'' name=''Łukasz Żółć'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (55, 19, 'detail', 11, 18, NULL, 'id=''11'' uid=''00000000000000000000000000000036'' contact_id=''18'' kind=''email'' value=''chiara@example.org'' folded=''chiara@example.org'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (56, 19, 'detail', 12, 19, NULL, 'id=''12'' uid=''00000000000000000000000000000037'' contact_id=''19'' kind=''email'' value=''grace@example.org'' folded=''grace@example.org'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (57, 19, 'detail', 13, 20, NULL, 'id=''13'' uid=''00000000000000000000000000000038'' contact_id=''20'' kind=''email'' value=''lukasz@example.org'' folded=''lukasz@example.org'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (58, 19, 'tag', 2, 18, NULL, 'id=''2'' uid=''00000000000000000000000000000039'' contact_id=''18'' name=''book'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (59, 19, 'tag', 3, 18, NULL, 'id=''3'' uid=''0000000000000000000000000000003a'' contact_id=''18'' name=''opera'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (60, 19, 'tag', 4, 20, NULL, 'id=''4'' uid=''0000000000000000000000000000003b'' contact_id=''20'' name=''sail'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (61, 19, 'position', 2, 18, NULL, 'id=''2'' uid=''0000000000000000000000000000003c'' contact_id=''18'' company_id=''2'' title=''Head of Ops'' since=NULL until=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (62, 19, 'position', 3, 19, NULL, 'id=''3'' uid=''0000000000000000000000000000003d'' contact_id=''19'' company_id=''1'' title=NULL since=NULL until=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (63, 19, 'position', 4, 20, NULL, 'id=''4'' uid=''0000000000000000000000000000003e'' contact_id=''20'' company_id=''2'' title=''Pilot'' since=NULL until=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (64, 19, 'origin', 1, 18, NULL, 'id=''1'' uid=''0000000000000000000000000000003f'' contact_id=''18'' source=''csv'' source_key=''00000000000000000000000000000040'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (65, 19, 'origin', 2, 19, NULL, 'id=''2'' uid=''00000000000000000000000000000041'' contact_id=''19'' source=''csv'' source_key=''00000000000000000000000000000042'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (66, 19, 'origin', 3, 20, NULL, 'id=''3'' uid=''00000000000000000000000000000043'' contact_id=''20'' source=''csv'' source_key=''00000000000000000000000000000044'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (67, 20, 'position', 1, 17, 'id=''1'' uid=''00000000000000000000000000000032'' contact_id=''17'' company_id=''1'' title=''pilot'' since=NULL until=NULL updated_at=''2026-11-19T08:00:17.000Z''', 'id=''1'' uid=''00000000000000000000000000000032'' contact_id=''17'' company_id=''1'' title=''pilot'' since=NULL until=''2026-11-19'' updated_at=''2026-11-19T08:00:19.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (68, 20, 'position', 5, 17, NULL, 'id=''5'' uid=''00000000000000000000000000000045'' contact_id=''17'' company_id=''2'' title=''skipper'' since=NULL until=NULL updated_at=''2026-11-19T08:00:19.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (69, 21, 'contact', 18, 18, 'id=''18'' uid=''00000000000000000000000000000033'' handle=''chiara-conti'' name=''Chiara Conti'' location=NULL birthday=NULL met_on=''2019-02-28'' met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:18.000Z''', 'id=''18'' uid=''00000000000000000000000000000033'' handle=''chiara-conti'' name=''Chiara Conti-Żółć'' location=NULL birthday=NULL met_on=''2019-02-28'' met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:20.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (70, 21, 'detail', 14, 18, NULL, 'id=''14'' uid=''00000000000000000000000000000046'' contact_id=''18'' kind=''email'' value=''cc@example.org'' folded=''cc@example.org'' updated_at=''2026-11-19T08:00:20.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (71, 22, 'contact', 1, 1, 'id=''1'' uid=''00000000000000000000000000000017'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:01.000Z''', 'id=''1'' uid=''00000000000000000000000000000017'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL note=''line one' || char(10) || 'line two' || char(13) || char(10) || char(9) || 'tabbed ''''quoted'''' "twice" name=''''x'''''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:21.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (72, 23, 'circle', 5, NULL, NULL, 'id=''5'' uid=''00000000000000000000000000000005'' name=''a ''''choir'''' "of" %Q'' cadence_count=''5'' cadence_unit=''week'' updated_at=''2026-11-19T08:00:22.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (73, 24, 'contact', 19, 19, 'id=''19'' uid=''00000000000000000000000000000034'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:18.000Z''', 'id=''19'' uid=''00000000000000000000000000000034'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=''5'' cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:23.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (74, 25, 'circle', 2, NULL, 'id=''2'' uid=''6e65746c-0000-4000-8000-000000000002'' name=''close'' cadence_count=''1'' cadence_unit=''month'' updated_at=''2026-11-19T08:00:01.000Z''', 'id=''2'' uid=''6e65746c-0000-4000-8000-000000000002'' name=''close'' cadence_count=''31'' cadence_unit=''day'' updated_at=''2026-11-19T08:00:24.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (75, 26, 'circle', 4, NULL, 'id=''4'' uid=''6e65746c-0000-4000-8000-000000000004'' name=''wide'' cadence_count=''1'' cadence_unit=''year'' updated_at=''2026-11-19T08:00:01.000Z''', 'id=''4'' uid=''6e65746c-0000-4000-8000-000000000004'' name=''far & ' || char(8238) || 'wide'' cadence_count=''1'' cadence_unit=''year'' updated_at=''2026-11-19T08:00:25.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (76, 27, 'circle', 6, NULL, NULL, 'id=''6'' uid=''0000000000000000000000000000000c'' name=''idle'' cadence_count=NULL cadence_unit=NULL updated_at=''2026-11-19T08:00:26.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (77, 28, 'circle', 6, NULL, 'id=''6'' uid=''0000000000000000000000000000000c'' name=''idle'' cadence_count=NULL cadence_unit=NULL updated_at=''2026-11-19T08:00:26.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (78, 29, 'origin', 4, 18, NULL, 'id=''4'' uid=''00000000000000000000000000000047'' contact_id=''18'' source=''csv:touches'' source_key=''00000000000000000000000000000048'' updated_at=''2026-11-19T08:00:28.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (79, 29, 'origin', 5, 20, NULL, 'id=''5'' uid=''00000000000000000000000000000049'' contact_id=''20'' source=''csv:touches'' source_key=''0000000000000000000000000000004a'' updated_at=''2026-11-19T08:00:28.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (80, 29, 'interaction', 1, 18, NULL, 'id=''1'' uid=''0000000000000000000000000000004b'' contact_id=''18'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''intro'' weight=''5'' note=''to Grace; ''''at last'''''' initiator=NULL group_uid=NULL source=''csv:touches'' source_key=''t-1'' updated_at=''2026-11-19T08:00:28.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (81, 29, 'interaction', 2, 18, NULL, 'id=''2'' uid=''00000000000000000000000000000016'' contact_id=''18'' day=''2025-03-01'' direction=''got'' channel=NULL kind=''advice'' weight=''5'' note=NULL initiator=NULL group_uid=NULL source=''csv:touches'' source_key=''t-2'' updated_at=''2026-11-19T08:00:28.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (82, 29, 'interaction', 3, 20, NULL, 'id=''3'' uid=''0000000000000000000000000000004c'' contact_id=''20'' day=''2025-12-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch in Kraków'' initiator=NULL group_uid=NULL source=''csv:touches'' source_key=''t-3'' updated_at=''2026-11-19T08:00:28.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (83, 31, 'interaction', 4, 1, NULL, 'id=''4'' uid=''0000000000000000000000000000004d'' contact_id=''1'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''0000000000000000000000000000004e'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:30.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (84, 31, 'interaction', 5, 15, NULL, 'id=''5'' uid=''0000000000000000000000000000004f'' contact_id=''15'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''0000000000000000000000000000004e'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:30.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (85, 31, 'interaction', 6, 16, NULL, 'id=''6'' uid=''00000000000000000000000000000050'' contact_id=''16'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''0000000000000000000000000000004e'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:30.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (86, 32, 'interaction', 7, 1, NULL, 'id=''7'' uid=''00000000000000000000000000000051'' contact_id=''1'' day=''2026-11-19'' direction=''gave'' channel=''in-person'' kind=''intro'' weight=''5'' note=NULL initiator=NULL group_uid=''00000000000000000000000000000052'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:31.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (87, 32, 'interaction', 8, 1, NULL, 'id=''8'' uid=''0000000000000000000000000000000e'' contact_id=''1'' day=''2026-11-19'' direction=''got'' channel=''in-person'' kind=''advice'' weight=''3'' note=NULL initiator=NULL group_uid=''00000000000000000000000000000052'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:31.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (88, 33, 'interaction', 9, 1, NULL, 'id=''9'' uid=''00000000000000000000000000000053'' contact_id=''1'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''a kind of ''''mine'''''' weight=''1'' note=NULL initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:32.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (89, 34, 'interaction', 10, 15, NULL, 'id=''10'' uid=''00000000000000000000000000000054'' contact_id=''15'' day=''1900-01-01'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=NULL initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:33.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (90, 35, 'interaction', 11, 2, NULL, 'id=''11'' uid=''00000000000000000000000000000055'' contact_id=''2'' day=''2026-11-19'' direction=''gave'' channel=NULL kind=''gift'' weight=''5'' note=''Robert''''); DROP TABLE contact; --'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:34.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (91, 36, 'interaction', 12, 12, NULL, 'id=''12'' uid=''00000000000000000000000000000056'' contact_id=''12'' day=''2026-11-18'' direction=''got'' channel=NULL kind=''referral'' weight=''4'' note=''謝謝 lunch'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:35.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (92, 37, 'interaction', 13, 3, NULL, 'id=''13'' uid=''00000000000000000000000000000057'' contact_id=''3'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with name=''''x'''' note=NULL id=''''7'''''' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:36.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (93, 38, 'interaction', 14, 4, NULL, 'id=''14'' uid=''00000000000000000000000000000058'' contact_id=''4'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with %s %Q %n'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:37.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (94, 39, 'interaction', 15, 5, NULL, 'id=''15'' uid=''00000000000000000000000000000059'' contact_id=''5'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with =HYPERLINK("http://example.org","Ann")'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:38.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (95, 40, 'interaction', 16, 6, NULL, 'id=''16'' uid=''0000000000000000000000000000005a'' contact_id=''6'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with A\$(touch pwned)`id`'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:39.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (96, 41, 'interaction', 17, 7, NULL, 'id=''17'' uid=''0000000000000000000000000000005b'' contact_id=''7'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with [red]Ann[/] <b>&amp;'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:40.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (97, 42, 'interaction', 18, 8, NULL, 'id=''18'' uid=''0000000000000000000000000000005c'' contact_id=''8'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with ' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7) || ''' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:41.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (98, 43, 'interaction', 19, 9, NULL, 'id=''19'' uid=''0000000000000000000000000000005d'' contact_id=''9'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with ' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:42.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (99, 44, 'interaction', 20, 10, NULL, 'id=''20'' uid=''0000000000000000000000000000005e'' contact_id=''10'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with two' || char(10) || 'lines' || char(9) || 'and a tab' || char(13) || ''' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:43.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (100, 45, 'interaction', 21, 11, NULL, 'id=''21'' uid=''0000000000000000000000000000005f'' contact_id=''11'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with O''''Neil "Ace" ''''''''Zoë'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:44.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (101, 46, 'interaction', 22, 12, NULL, 'id=''22'' uid=''00000000000000000000000000000060'' contact_id=''12'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with 林小雨'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:45.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (102, 47, 'interaction', 23, 13, NULL, 'id=''23'' uid=''00000000000000000000000000000061'' contact_id=''13'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with 🜁🜁🜁'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:46.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (103, 48, 'interaction', 24, 17, NULL, 'id=''24'' uid=''00000000000000000000000000000062'' contact_id=''17'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long '' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:47.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (104, 49, 'interaction', 7, 1, 'id=''7'' uid=''00000000000000000000000000000051'' contact_id=''1'' day=''2026-11-19'' direction=''gave'' channel=''in-person'' kind=''intro'' weight=''5'' note=NULL initiator=NULL group_uid=''00000000000000000000000000000052'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:31.000Z''', 'id=''7'' uid=''00000000000000000000000000000051'' contact_id=''1'' day=''2026-11-19'' direction=''gave'' channel=''in-person'' kind=''intro'' weight=''2'' note=''corrected: it''''s ''''lunch'''''' initiator=NULL group_uid=''00000000000000000000000000000052'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:48.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (105, 50, 'interaction', 5, 17, 'id=''5'' uid=''0000000000000000000000000000004f'' contact_id=''15'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''0000000000000000000000000000004e'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:30.000Z''', 'id=''5'' uid=''0000000000000000000000000000004f'' contact_id=''17'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''0000000000000000000000000000004e'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:49.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (106, 51, 'interaction', 6, 16, 'id=''6'' uid=''00000000000000000000000000000050'' contact_id=''16'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''0000000000000000000000000000004e'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:30.000Z''', 'id=''6'' uid=''00000000000000000000000000000050'' contact_id=''16'' day=''2026-02-28'' direction=''met'' channel=''letter'' kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''0000000000000000000000000000004e'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:50.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (107, 52, 'contact', 1, 1, 'id=''1'' uid=''00000000000000000000000000000017'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL note=''line one' || char(10) || 'line two' || char(13) || char(10) || char(9) || 'tabbed ''''quoted'''' "twice" name=''''x'''''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:21.000Z''', 'id=''1'' uid=''00000000000000000000000000000017'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL note=''line one' || char(10) || 'line two' || char(13) || char(10) || char(9) || 'tabbed ''''quoted'''' "twice" name=''''x'''''' added_on=''2026-11-19'' snoozed_until=''2027-03-01'' archived_on=NULL updated_at=''2026-11-19T08:00:51.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (108, 53, 'contact', 19, 19, 'id=''19'' uid=''00000000000000000000000000000034'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=''5'' cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:23.000Z''', 'id=''19'' uid=''00000000000000000000000000000034'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=''5'' cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=''2026-12-03'' archived_on=NULL updated_at=''2026-11-19T08:00:52.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (109, 54, 'contact', 19, 19, 'id=''19'' uid=''00000000000000000000000000000034'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=''5'' cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=''2026-12-03'' archived_on=NULL updated_at=''2026-11-19T08:00:52.000Z''', 'id=''19'' uid=''00000000000000000000000000000034'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=''5'' cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:53.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (110, 55, 'contact', 5, 5, 'id=''5'' uid=''00000000000000000000000000000024'' handle=''h3'' name=''=HYPERLINK("http://example.org","Ann")'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as =HYPERLINK("http://example.org","Ann")'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:05.000Z''', 'id=''5'' uid=''00000000000000000000000000000024'' handle=''h3'' name=''=HYPERLINK("http://example.org","Ann")'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as =HYPERLINK("http://example.org","Ann")'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=''2026-11-19'' updated_at=''2026-11-19T08:00:54.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (111, 56, 'contact', 6, 6, 'id=''6'' uid=''00000000000000000000000000000025'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as A\$(touch pwned)`id`'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:06.000Z''', 'id=''6'' uid=''00000000000000000000000000000025'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as A\$(touch pwned)`id`'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=''2026-11-19'' updated_at=''2026-11-19T08:00:55.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (112, 57, 'contact', 6, 6, 'id=''6'' uid=''00000000000000000000000000000025'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as A\$(touch pwned)`id`'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=''2026-11-19'' updated_at=''2026-11-19T08:00:55.000Z''', 'id=''6'' uid=''00000000000000000000000000000025'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as A\$(touch pwned)`id`'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:56.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (113, 58, 'tag', 5, 1, NULL, 'id=''5'' uid=''00000000000000000000000000000063'' contact_id=''1'' name=''maths'' updated_at=''2026-11-19T08:00:57.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (114, 58, 'tag', 6, 1, NULL, 'id=''6'' uid=''00000000000000000000000000000064'' contact_id=''1'' name=''it''''s'' updated_at=''2026-11-19T08:00:57.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (115, 58, 'tag', 7, 1, NULL, 'id=''7'' uid=''0000000000000000000000000000000d'' contact_id=''1'' name=''%d'' updated_at=''2026-11-19T08:00:57.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (116, 59, 'tag', 7, 1, 'id=''7'' uid=''0000000000000000000000000000000d'' contact_id=''1'' name=''%d'' updated_at=''2026-11-19T08:00:57.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (117, 60, 'interaction', 8, 1, 'id=''8'' uid=''0000000000000000000000000000000e'' contact_id=''1'' day=''2026-11-19'' direction=''got'' channel=''in-person'' kind=''advice'' weight=''3'' note=NULL initiator=NULL group_uid=''00000000000000000000000000000052'' source=NULL source_key=NULL updated_at=''2026-11-19T08:00:31.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (124, 64, 'contact', 22, 22, NULL, 'id=''22'' uid=''00000000000000000000000000000014'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (125, 64, 'contact', 22, 22, 'id=''22'' uid=''00000000000000000000000000000014'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''', 'id=''22'' uid=''00000000000000000000000000000014'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''lunch undone'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (126, 64, 'tag', 8, 22, NULL, 'id=''8'' uid=''00000000000000000000000000000013'' contact_id=''22'' name=''undone'' updated_at=''2026-11-19T08:01:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (127, 65, 'interaction', 26, 22, NULL, 'id=''26'' uid=''00000000000000000000000000000012'' contact_id=''22'' day=''2026-11-19'' direction=''got'' channel=NULL kind=''advice'' weight=''1'' note=NULL initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:04.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (128, 66, 'interaction', 26, 22, 'id=''26'' uid=''00000000000000000000000000000012'' contact_id=''22'' day=''2026-11-19'' direction=''got'' channel=NULL kind=''advice'' weight=''1'' note=NULL initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:04.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (129, 67, 'tag', 8, 22, 'id=''8'' uid=''00000000000000000000000000000013'' contact_id=''22'' name=''undone'' updated_at=''2026-11-19T08:01:03.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (130, 67, 'contact', 22, 22, 'id=''22'' uid=''00000000000000000000000000000014'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''lunch undone'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''', 'id=''22'' uid=''00000000000000000000000000000014'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (131, 67, 'contact', 22, 22, 'id=''22'' uid=''00000000000000000000000000000014'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (132, 68, 'interaction', 27, 15, NULL, 'id=''27'' uid=''00000000000000000000000000000065'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''one'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:06.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (133, 69, 'interaction', 28, 15, NULL, 'id=''28'' uid=''00000000000000000000000000000066'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''two'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:07.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (134, 70, 'contact', 15, 15, 'id=''15'' uid=''0000000000000000000000000000002e'' handle=''bo-berg'' name=''Bo Berg'' location=NULL birthday=''--02-29'' met_on=NULL met_at=''Übersee'' introduced_by=NULL circle_id=NULL cadence_count=''100'' cadence_unit=''year'' note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:15.000Z''', 'id=''15'' uid=''0000000000000000000000000000002e'' handle=''bo-berg'' name=''Bo Berg'' location=''Kraków'' birthday=''--02-29'' met_on=NULL met_at=''Übersee'' introduced_by=NULL circle_id=NULL cadence_count=''100'' cadence_unit=''year'' note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:08.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (135, 71, 'contact', 15, 15, 'id=''15'' uid=''0000000000000000000000000000002e'' handle=''bo-berg'' name=''Bo Berg'' location=''Kraków'' birthday=''--02-29'' met_on=NULL met_at=''Übersee'' introduced_by=NULL circle_id=NULL cadence_count=''100'' cadence_unit=''year'' note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:08.000Z''', 'id=''15'' uid=''0000000000000000000000000000002e'' handle=''bo-berg'' name=''Bo Berg'' location=NULL birthday=''--02-29'' met_on=NULL met_at=''Übersee'' introduced_by=NULL circle_id=NULL cadence_count=''100'' cadence_unit=''year'' note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:15.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (136, 72, 'interaction', 28, 15, 'id=''28'' uid=''00000000000000000000000000000066'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''two'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:07.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (137, 73, 'interaction', 27, 15, 'id=''27'' uid=''00000000000000000000000000000065'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''one'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:06.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (138, 74, 'interaction', 27, 15, NULL, 'id=''27'' uid=''00000000000000000000000000000065'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''one'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:06.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (139, 75, 'interaction', 28, 15, NULL, 'id=''28'' uid=''00000000000000000000000000000066'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''two'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:07.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (140, 76, 'tag', 9, 16, NULL, 'id=''9'' uid=''00000000000000000000000000000067'' contact_id=''16'' name=''again'' updated_at=''2026-11-19T08:01:11.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (141, 77, 'tag', 9, 16, 'id=''9'' uid=''00000000000000000000000000000067'' contact_id=''16'' name=''again'' updated_at=''2026-11-19T08:01:11.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (142, 78, 'tag', 9, 16, NULL, 'id=''9'' uid=''00000000000000000000000000000067'' contact_id=''16'' name=''again'' updated_at=''2026-11-19T08:01:11.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (143, 79, 'setting', 1, NULL, NULL, 'id=''1'' uid=''00000000000000000000000000000009'' name=''me'' value=''me@example.org' || char(10) || 'Vera ''''Me'''' Lund'' updated_at=''2026-11-19T08:01:14.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (144, 80, 'setting', 2, NULL, NULL, 'id=''2'' uid=''0000000000000000000000000000000a'' name=''region'' value=''CH'' updated_at=''2026-11-19T08:01:15.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (145, 81, 'apart', 1, 15, NULL, 'id=''1'' uid=''00000000000000000000000000000068'' contact_id=''15'' other_id=''17'' updated_at=''2026-11-19T08:01:16.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (146, 82, 'interaction', 14, 3, 'id=''14'' uid=''00000000000000000000000000000058'' contact_id=''4'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with %s %Q %n'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:37.000Z''', 'id=''14'' uid=''00000000000000000000000000000058'' contact_id=''3'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with %s %Q %n'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (147, 82, 'contact', 4, 4, 'id=''4'' uid=''00000000000000000000000000000015'' handle=''h2'' name=''%s %Q %n'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as %s %Q %n'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:04.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (148, 82, 'contact', 3, 3, 'id=''3'' uid=''00000000000000000000000000000023'' handle=''h1'' name=''name=''''x'''' note=NULL id=''''7'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as name=''''x'''' note=NULL id=''''7'''''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:03.000Z''', 'id=''3'' uid=''00000000000000000000000000000023'' handle=''h1'' name=''%s %Q %n'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as name=''''x'''' note=NULL id=''''7''''' || char(10) || char(10) || 'met as %s %Q %n'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (149, 82, 'origin', 6, 3, NULL, 'id=''6'' uid=''00000000000000000000000000000069'' contact_id=''3'' source=''netlog'' source_key=''00000000000000000000000000000015'' updated_at=''2026-11-19T08:01:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (150, 82, 'detail', 16, 3, NULL, 'id=''16'' uid=''0000000000000000000000000000006a'' contact_id=''3'' kind=''nickname'' value=''name=''''x'''' note=NULL id=''''7'''''' folded=''name=''''x'''' note=null id=''''7'''''' updated_at=''2026-11-19T08:01:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (151, 82, 'origin', 7, 3, NULL, 'id=''7'' uid=''0000000000000000000000000000006b'' contact_id=''3'' source=''handle'' source_key=''h2'' updated_at=''2026-11-19T08:01:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (152, 83, 'source', 1, NULL, NULL, 'id=''1'' uid=''0000000000000000000000000000000b'' kind=''mail'' path=''/mail'' me=''me@example.org'' creates=''0'' paused=''0'' updated_at=''2026-11-19T08:01:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (153, 84, 'contact', 23, 23, NULL, 'id=''23'' uid=''0000000000000000000000000000006c'' handle=''gil'' name=''Gil ''''Elsewhere'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''lunch'' added_on=''2026-11-22'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:22.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (154, 85, 'contact', 23, 23, 'id=''23'' uid=''0000000000000000000000000000006c'' handle=''gil'' name=''Gil ''''Elsewhere'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''lunch'' added_on=''2026-11-22'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:22.000Z''', 'id=''23'' uid=''0000000000000000000000000000006c'' handle=''gil'' name=''Gil ''''Elsewhere'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=''1'' cadence_count=NULL cadence_unit=NULL note=''lunch'' added_on=''2026-11-18'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:23.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (155, 86, 'interaction', 29, 23, NULL, 'id=''29'' uid=''0000000000000000000000000000006d'' contact_id=''23'' day=''2199-12-31'' direction=''gave'' channel=NULL kind=''thanks'' weight=''5'' note=''lunch to come'' initiator=NULL group_uid=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:24.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (156, 87, 'interaction', 1, 18, 'id=''1'' uid=''0000000000000000000000000000004b'' contact_id=''18'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''intro'' weight=''5'' note=''to Grace; ''''at last'''''' initiator=NULL group_uid=NULL source=''csv:touches'' source_key=''t-1'' updated_at=''2026-11-19T08:00:28.000Z''', 'id=''1'' uid=''0000000000000000000000000000004b'' contact_id=''18'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''intro'' weight=''5'' note=''rewritten lunch'' initiator=NULL group_uid=NULL source=''csv:touches'' source_key=''t-1'' updated_at=''2026-11-19T08:01:25.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (157, 88, 'contact', 7, 7, 'id=''7'' uid=''00000000000000000000000000000026'' handle=''h5'' name=''[red]Ann[/] <b>&amp;'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as [red]Ann[/] <b>&amp;'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:07.000Z''', 'id=''7'' uid=''00000000000000000000000000000026'' handle=''h5'' name=''[red]Ann[/] <b>&amp;'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL note=''met as [red]Ann[/] <b>&amp;'' added_on=''2026-11-19'' snoozed_until=''2199-12-31'' archived_on=NULL updated_at=''2026-11-19T08:01:26.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (158, 89, 'interaction', 2, 18, 'id=''2'' uid=''00000000000000000000000000000016'' contact_id=''18'' day=''2025-03-01'' direction=''got'' channel=NULL kind=''advice'' weight=''5'' note=NULL initiator=NULL group_uid=NULL source=''csv:touches'' source_key=''t-2'' updated_at=''2026-11-19T08:00:28.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (159, 90, 'circle', 7, NULL, NULL, 'id=''7'' uid=''00000000000000000000000000000006'' name=''without a cadence'' cadence_count=NULL cadence_unit=NULL updated_at=''2026-11-19T08:01:28.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (160, 91, 'position', 6, 23, NULL, 'id=''6'' uid=''0000000000000000000000000000006e'' contact_id=''23'' company_id=NULL title=''clerk'' since=''1900-01-01'' until=''1999-12-31'' updated_at=''2026-11-19T08:01:29.000Z''');

CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	handle TEXT NOT NULL, 
	name TEXT NOT NULL, 
	location TEXT, 
	birthday TEXT, 
	met_on TEXT, 
	met_at TEXT, 
	introduced_by INTEGER, 
	circle_id INTEGER, 
	cadence_count INTEGER, 
	cadence_unit TEXT, 
	note TEXT, 
	added_on TEXT DEFAULT (date('now', 'localtime')) NOT NULL, 
	snoozed_until TEXT, 
	archived_on TEXT, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a name cannot be blank" CHECK (trim(name) <> ''), 
	CONSTRAINT "a name can have at most 500 characters and no NUL" CHECK (length(name) <= 500 AND instr(name, char(0)) = 0), 
	CONSTRAINT "a handle is made of a-z, 0-9, dot, underscore and hyphen, and is not a number" CHECK (length(handle) BETWEEN 1 AND 80 AND handle NOT GLOB '*[^a-z0-9._-]*' AND handle GLOB '*[^0-9]*' AND handle NOT GLOB '-*' AND instr(handle, char(0)) = 0), 
	CONSTRAINT "a location cannot be blank" CHECK (trim(location) <> ''), 
	CONSTRAINT "a location can have at most 500 characters and no NUL" CHECK (length(location) <= 500 AND instr(location, char(0)) = 0), 
	CONSTRAINT "where you met cannot be blank" CHECK (trim(met_at) <> ''), 
	CONSTRAINT "where you met can have at most 500 characters and no NUL" CHECK (length(met_at) <= 500 AND instr(met_at, char(0)) = 0), 
	CONSTRAINT "a note cannot be blank" CHECK (trim(note) <> ''), 
	CONSTRAINT "a note can have at most 65536 characters and no NUL" CHECK (length(note) <= 65536 AND instr(note, char(0)) = 0), 
	CONSTRAINT "a birthday is a real day, with or without its year" CHECK ((birthday BETWEEN '1900-01-01' AND '2199-12-31' AND birthday IS date(birthday, '0 days')) OR birthday IS '-' || substr(date('2000' || substr(birthday, 2), '0 days'), 5)), 
	CONSTRAINT "the day you met must be a real day from 1900-01-01 to 2199-12-31" CHECK (met_on BETWEEN '1900-01-01' AND '2199-12-31' AND met_on IS date(met_on, '0 days')), 
	CONSTRAINT "the day a contact was added must be a real day from 1900-01-01 to 2199-12-31" CHECK (added_on BETWEEN '1900-01-01' AND '2199-12-31' AND added_on IS date(added_on, '0 days')), 
	CONSTRAINT "the end of a snooze must be a real day from 1900-01-01 to 2199-12-31" CHECK (snoozed_until BETWEEN '1900-01-01' AND '2199-12-31' AND snoozed_until IS date(snoozed_until, '0 days')), 
	CONSTRAINT "the day of archiving must be a real day from 1900-01-01 to 2199-12-31" CHECK (archived_on BETWEEN '1900-01-01' AND '2199-12-31' AND archived_on IS date(archived_on, '0 days')), 
	CONSTRAINT "nobody introduces themselves" CHECK (introduced_by <> id), 
	CONSTRAINT "a cadence is at least 1 day and at most 100 years" CHECK ((cadence_count IS NULL AND cadence_unit IS NULL) OR (cadence_count IS NOT NULL AND ((cadence_unit IS 'day' AND cadence_count BETWEEN 1 AND 36525) OR (cadence_unit IS 'week' AND cadence_count BETWEEN 1 AND 5217) OR (cadence_unit IS 'month' AND cadence_count BETWEEN 1 AND 1200) OR (cadence_unit IS 'year' AND cadence_count BETWEEN 1 AND 100)))), 
	UNIQUE (uid), 
	UNIQUE (handle), 
	FOREIGN KEY(introduced_by) REFERENCES contact (id) ON DELETE SET NULL, 
	FOREIGN KEY(circle_id) REFERENCES circle (id) ON DELETE SET NULL
)
 STRICT;
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (1, '00000000000000000000000000000017', 'ada-lovelace', 'Ada Lovelace', NULL, '1996-02-29', NULL, NULL, NULL, 2, NULL, NULL, 'line one' || char(10) || 'line two' || char(13) || char(10) || char(9) || 'tabbed ''quoted'' "twice" name=''x''', '2026-11-19', '2027-03-01', NULL, '2026-11-19T08:00:51.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (2, '00000000000000000000000000000022', 'h0', 'Robert''); DROP TABLE contact; --', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as Robert''); DROP TABLE contact; --', '2026-11-19', NULL, NULL, '2026-11-19T08:00:02.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (3, '00000000000000000000000000000023', 'h1', '%s %Q %n', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as name=''x'' note=NULL id=''7''' || char(10) || char(10) || 'met as %s %Q %n', '2026-11-19', NULL, NULL, '2026-11-19T08:01:17.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (5, '00000000000000000000000000000024', 'h3', '=HYPERLINK("http://example.org","Ann")', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as =HYPERLINK("http://example.org","Ann")', '2026-11-19', NULL, '2026-11-19', '2026-11-19T08:00:54.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (6, '00000000000000000000000000000025', 'h4', 'A\$(touch pwned)`id`', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as A\$(touch pwned)`id`', '2026-11-19', NULL, NULL, '2026-11-19T08:00:56.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (7, '00000000000000000000000000000026', 'h5', '[red]Ann[/] <b>&amp;', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as [red]Ann[/] <b>&amp;', '2026-11-19', '2199-12-31', NULL, '2026-11-19T08:01:26.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (8, '00000000000000000000000000000027', 'h6', char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as ' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7), '2026-11-19', NULL, NULL, '2026-11-19T08:00:08.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (9, '00000000000000000000000000000028', 'h7', char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as ' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero', '2026-11-19', NULL, NULL, '2026-11-19T08:00:09.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (10, '00000000000000000000000000000029', 'h8', 'two lines and a tab', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as two' || char(10) || 'lines' || char(9) || 'and a tab' || char(13), '2026-11-19', NULL, NULL, '2026-11-19T08:00:10.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (11, '0000000000000000000000000000002a', 'h9', 'O''Neil "Ace" ''''Zoë', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as O''Neil "Ace" ''''Zoë', '2026-11-19', NULL, NULL, '2026-11-19T08:00:11.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (12, '0000000000000000000000000000002b', 'h10', '林小雨', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as 林小雨', '2026-11-19', NULL, NULL, '2026-11-19T08:00:12.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (13, '0000000000000000000000000000002c', 'h11', '🜁🜁🜁', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as 🜁🜁🜁', '2026-11-19', NULL, NULL, '2026-11-19T08:00:13.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (14, '0000000000000000000000000000002d', 'h12', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2026-11-19', NULL, NULL, '2026-11-19T08:00:14.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (15, '0000000000000000000000000000002e', 'bo-berg', 'Bo Berg', NULL, '--02-29', NULL, 'Übersee', NULL, NULL, 100, 'year', NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:00:15.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (16, '0000000000000000000000000000002f', 'cy', 'Cy', NULL, NULL, '1900-01-01', NULL, 1, NULL, 36525, 'day', NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:00:16.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (17, '00000000000000000000000000000030', 'deo', 'Deo', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:00:17.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (18, '00000000000000000000000000000033', 'chiara-conti', 'Chiara Conti-Żółć', NULL, NULL, '2019-02-28', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:00:20.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (19, '00000000000000000000000000000034', 'oduya-grace', 'Oduya, Grace', NULL, NULL, '2020-02-29', NULL, NULL, 5, NULL, NULL, NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:00:53.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (20, '00000000000000000000000000000035', 'lukasz-zolc', 'Łukasz Żółć', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:00:18.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (23, '0000000000000000000000000000006c', 'gil', 'Gil ''Elsewhere''', NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, 'lunch', '2026-11-18', NULL, NULL, '2026-11-19T08:01:23.000Z');

CREATE TABLE pull (
	source_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	added INTEGER DEFAULT 0 NOT NULL, 
	updated INTEGER DEFAULT 0 NOT NULL, 
	touches INTEGER DEFAULT 0 NOT NULL, 
	rejected INTEGER DEFAULT 0 NOT NULL, 
	failure TEXT, 
	PRIMARY KEY (source_id), 
	FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO pull (source_id, at, added, updated, touches, rejected, failure) VALUES (1, '2026-11-19T08:00:00.000Z', 2, 0, 0, 0, NULL);

CREATE TABLE pulled (
	source_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	size INTEGER DEFAULT 0 NOT NULL, 
	modified INTEGER DEFAULT 0 NOT NULL, 
	again TEXT, 
	PRIMARY KEY (source_id, name), 
	FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO pulled (source_id, name, size, modified, again) VALUES (1, 'a', 9, 0, '2026-12-01');

CREATE TABLE stamp (
	uid TEXT NOT NULL, 
	field TEXT NOT NULL, 
	at TEXT NOT NULL, 
	operation_id INTEGER NOT NULL, 
	PRIMARY KEY (uid, field), 
	FOREIGN KEY(operation_id) REFERENCES operation (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO stamp (uid, field, at, operation_id) VALUES ('0000000000000000000000000000002e', 'name', '2026-11-19T08:00:00.000Z', 83);

CREATE TABLE apart (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	contact_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "two people are told apart once, the first added first" CHECK (contact_id < other_id), 
	UNIQUE (contact_id, other_id), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE, 
	FOREIGN KEY(other_id) REFERENCES contact (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO apart (id, uid, contact_id, other_id, updated_at) VALUES (1, '00000000000000000000000000000068', 15, 17, '2026-11-19T08:01:16.000Z');

CREATE TABLE detail (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	contact_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	value TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a detail is one of email, phone, link, nickname" CHECK (kind IN ('email', 'phone', 'link', 'nickname')), 
	CONSTRAINT "a detail cannot be blank" CHECK (trim(value) <> ''), 
	CONSTRAINT "a detail can have at most 500 characters and no NUL" CHECK (length(value) <= 500 AND instr(value, char(0)) = 0), 
	CONSTRAINT "a detail's folded form cannot be blank" CHECK (trim(folded) <> ''), 
	CONSTRAINT "a detail's folded form can have at most 500 characters and no NUL" CHECK (length(folded) <= 500 AND instr(folded, char(0)) = 0), 
	UNIQUE (contact_id, kind, folded), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (1, '00000000000000000000000000000018', 1, 'email', 'ADA+x@Example.org', 'ada+x@example.org', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (2, '00000000000000000000000000000019', 1, 'email', 'ada''s.mail@example.org', 'ada''s.mail@example.org', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (3, '0000000000000000000000000000001a', 1, 'email', '"a b"@example.org', '"a b"@example.org', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (4, '0000000000000000000000000000001b', 1, 'phone', '+39 055 1234-567;ext=9', '00390551234567', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (5, '0000000000000000000000000000001c', 1, 'phone', '0039 055 1234567 8', '003905512345678', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (6, '0000000000000000000000000000001d', 1, 'link', 'https://www.example.org/~ada/?q=%27''--', 'example.org/~ada', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (7, '0000000000000000000000000000001e', 1, 'link', 'example.org/ÅDA', 'example.org/åda', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (8, '0000000000000000000000000000001f', 1, 'nickname', 'Countess', 'countess', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (9, '00000000000000000000000000000020', 1, 'nickname', 'Adà  L.', 'ada l.', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (10, '00000000000000000000000000000021', 1, 'nickname', '= ada', '= ada', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (11, '00000000000000000000000000000036', 18, 'email', 'chiara@example.org', 'chiara@example.org', '2026-11-19T08:00:18.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (12, '00000000000000000000000000000037', 19, 'email', 'grace@example.org', 'grace@example.org', '2026-11-19T08:00:18.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (13, '00000000000000000000000000000038', 20, 'email', 'lukasz@example.org', 'lukasz@example.org', '2026-11-19T08:00:18.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (14, '00000000000000000000000000000046', 18, 'email', 'cc@example.org', 'cc@example.org', '2026-11-19T08:00:20.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (16, '0000000000000000000000000000006a', 3, 'nickname', 'name=''x'' note=NULL id=''7''', 'name=''x'' note=null id=''7''', '2026-11-19T08:01:17.000Z');

CREATE TABLE interaction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	contact_id INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	direction TEXT DEFAULT 'met' NOT NULL, 
	channel TEXT, 
	kind TEXT, 
	weight INTEGER DEFAULT 1 NOT NULL, 
	note TEXT, 
	initiator TEXT, 
	group_uid TEXT, 
	source TEXT, 
	source_key TEXT, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "the day of an interaction must be a real day from 1900-01-01 to 2199-12-31" CHECK (day BETWEEN '1900-01-01' AND '2199-12-31' AND day IS date(day, '0 days')), 
	CONSTRAINT "a direction is one of met, gave, got" CHECK (direction IN ('met', 'gave', 'got')), 
	CONSTRAINT "a channel is one of in-person, video, call, message, email, social, letter, event, other" CHECK (channel IN ('in-person', 'video', 'call', 'message', 'email', 'social', 'letter', 'event', 'other')), 
	CONSTRAINT "who began is one of me, them" CHECK (initiator IN ('me', 'them')), 
	CONSTRAINT "a kind cannot be blank" CHECK (trim(kind) <> ''), 
	CONSTRAINT "a kind can have at most 40 characters and no NUL" CHECK (length(kind) <= 40 AND instr(kind, char(0)) = 0), 
	CONSTRAINT "what was given or got needs a kind" CHECK (direction = 'met' OR kind IS NOT NULL), 
	CONSTRAINT "a weight is from 1 to 5" CHECK (weight BETWEEN 1 AND 5), 
	CONSTRAINT "a note cannot be blank" CHECK (trim(note) <> ''), 
	CONSTRAINT "a note can have at most 65536 characters and no NUL" CHECK (length(note) <= 65536 AND instr(note, char(0)) = 0), 
	CONSTRAINT "a source cannot be blank" CHECK (trim(source) <> ''), 
	CONSTRAINT "a source can have at most 100 characters and no NUL" CHECK (length(source) <= 100 AND instr(source, char(0)) = 0), 
	CONSTRAINT "a source's key cannot be blank" CHECK (trim(source_key) <> ''), 
	CONSTRAINT "a source's key can have at most 500 characters and no NUL" CHECK (length(source_key) <= 500 AND instr(source_key, char(0)) = 0), 
	CONSTRAINT "a source and its key belong together" CHECK ((source IS NULL) = (source_key IS NULL)), 
	UNIQUE (source, source_key, contact_id, direction), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (1, '0000000000000000000000000000004b', 18, '2024-02-29', 'gave', NULL, 'intro', 5, 'rewritten lunch', NULL, NULL, 'csv:touches', 't-1', '2026-11-19T08:01:25.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (3, '0000000000000000000000000000004c', 20, '2025-12-31', 'met', NULL, NULL, 1, 'lunch in Kraków', NULL, NULL, 'csv:touches', 't-3', '2026-11-19T08:00:28.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (4, '0000000000000000000000000000004d', 1, '2026-08-31', 'met', NULL, NULL, 1, 'lunch, all of us', 'me', '0000000000000000000000000000004e', NULL, NULL, '2026-11-19T08:00:30.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (5, '0000000000000000000000000000004f', 17, '2026-08-31', 'met', NULL, NULL, 1, 'lunch, all of us', 'me', '0000000000000000000000000000004e', NULL, NULL, '2026-11-19T08:00:49.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (6, '00000000000000000000000000000050', 16, '2026-02-28', 'met', 'letter', NULL, 1, 'lunch, all of us', 'me', '0000000000000000000000000000004e', NULL, NULL, '2026-11-19T08:00:50.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (7, '00000000000000000000000000000051', 1, '2026-11-19', 'gave', 'in-person', 'intro', 2, 'corrected: it''s ''lunch''', NULL, '00000000000000000000000000000052', NULL, NULL, '2026-11-19T08:00:48.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (9, '00000000000000000000000000000053', 1, '2024-02-29', 'gave', NULL, 'a kind of ''mine''', 1, NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:32.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (10, '00000000000000000000000000000054', 15, '1900-01-01', 'met', NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:33.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (11, '00000000000000000000000000000055', 2, '2026-11-19', 'gave', NULL, 'gift', 5, 'Robert''); DROP TABLE contact; --', NULL, NULL, NULL, NULL, '2026-11-19T08:00:34.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (12, '00000000000000000000000000000056', 12, '2026-11-18', 'got', NULL, 'referral', 4, '謝謝 lunch', NULL, NULL, NULL, NULL, '2026-11-19T08:00:35.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (13, '00000000000000000000000000000057', 3, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with name=''x'' note=NULL id=''7''', NULL, NULL, NULL, NULL, '2026-11-19T08:00:36.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (14, '00000000000000000000000000000058', 3, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with %s %Q %n', NULL, NULL, NULL, NULL, '2026-11-19T08:01:17.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (15, '00000000000000000000000000000059', 5, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with =HYPERLINK("http://example.org","Ann")', NULL, NULL, NULL, NULL, '2026-11-19T08:00:38.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (16, '0000000000000000000000000000005a', 6, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with A\$(touch pwned)`id`', NULL, NULL, NULL, NULL, '2026-11-19T08:00:39.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (17, '0000000000000000000000000000005b', 7, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with [red]Ann[/] <b>&amp;', NULL, NULL, NULL, NULL, '2026-11-19T08:00:40.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (18, '0000000000000000000000000000005c', 8, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with ' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7), NULL, NULL, NULL, NULL, '2026-11-19T08:00:41.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (19, '0000000000000000000000000000005d', 9, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with ' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero', NULL, NULL, NULL, NULL, '2026-11-19T08:00:42.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (20, '0000000000000000000000000000005e', 10, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with two' || char(10) || 'lines' || char(9) || 'and a tab' || char(13), NULL, NULL, NULL, NULL, '2026-11-19T08:00:43.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (21, '0000000000000000000000000000005f', 11, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with O''Neil "Ace" ''''Zoë', NULL, NULL, NULL, NULL, '2026-11-19T08:00:44.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (22, '00000000000000000000000000000060', 12, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with 林小雨', NULL, NULL, NULL, NULL, '2026-11-19T08:00:45.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (23, '00000000000000000000000000000061', 13, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with 🜁🜁🜁', NULL, NULL, NULL, NULL, '2026-11-19T08:00:46.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (24, '00000000000000000000000000000062', 17, '2026-11-19', 'met', NULL, NULL, 1, 'long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long ', NULL, NULL, NULL, NULL, '2026-11-19T08:00:47.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (27, '00000000000000000000000000000065', 15, '2026-11-19', 'met', NULL, NULL, 1, 'one', NULL, NULL, NULL, NULL, '2026-11-19T08:01:06.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (28, '00000000000000000000000000000066', 15, '2026-11-19', 'met', NULL, NULL, 1, 'two', NULL, NULL, NULL, NULL, '2026-11-19T08:01:07.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) VALUES (29, '0000000000000000000000000000006d', 23, '2199-12-31', 'gave', NULL, 'thanks', 5, 'lunch to come', NULL, NULL, NULL, NULL, '2026-11-19T08:01:24.000Z');

CREATE TABLE origin (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	contact_id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	source_key TEXT NOT NULL, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a source cannot be blank" CHECK (trim(source) <> ''), 
	CONSTRAINT "a source can have at most 100 characters and no NUL" CHECK (length(source) <= 100 AND instr(source, char(0)) = 0), 
	CONSTRAINT "a source's key cannot be blank" CHECK (trim(source_key) <> ''), 
	CONSTRAINT "a source's key can have at most 500 characters and no NUL" CHECK (length(source_key) <= 500 AND instr(source_key, char(0)) = 0), 
	UNIQUE (source, source_key), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (1, '0000000000000000000000000000003f', 18, 'csv', '00000000000000000000000000000040', '2026-11-19T08:00:18.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (2, '00000000000000000000000000000041', 19, 'csv', '00000000000000000000000000000042', '2026-11-19T08:00:18.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (3, '00000000000000000000000000000043', 20, 'csv', '00000000000000000000000000000044', '2026-11-19T08:00:18.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (4, '00000000000000000000000000000047', 18, 'csv:touches', '00000000000000000000000000000048', '2026-11-19T08:00:28.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (5, '00000000000000000000000000000049', 20, 'csv:touches', '0000000000000000000000000000004a', '2026-11-19T08:00:28.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (6, '00000000000000000000000000000069', 3, 'netlog', '00000000000000000000000000000015', '2026-11-19T08:01:17.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (7, '0000000000000000000000000000006b', 3, 'handle', 'h2', '2026-11-19T08:01:17.000Z');

CREATE TABLE position (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	contact_id INTEGER NOT NULL, 
	company_id INTEGER, 
	title TEXT, 
	since TEXT, 
	until TEXT, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a title cannot be blank" CHECK (trim(title) <> ''), 
	CONSTRAINT "a title can have at most 500 characters and no NUL" CHECK (length(title) <= 500 AND instr(title, char(0)) = 0), 
	CONSTRAINT "a position has a company or a title" CHECK (company_id IS NOT NULL OR title IS NOT NULL), 
	CONSTRAINT "the first day of a position must be a real day from 1900-01-01 to 2199-12-31" CHECK (since BETWEEN '1900-01-01' AND '2199-12-31' AND since IS date(since, '0 days')), 
	CONSTRAINT "the last day of a position must be a real day from 1900-01-01 to 2199-12-31" CHECK (until BETWEEN '1900-01-01' AND '2199-12-31' AND until IS date(until, '0 days')), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE, 
	FOREIGN KEY(company_id) REFERENCES company (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (1, '00000000000000000000000000000032', 17, 1, 'pilot', NULL, '2026-11-19', '2026-11-19T08:00:19.000Z');
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (2, '0000000000000000000000000000003c', 18, 2, 'Head of Ops', NULL, NULL, '2026-11-19T08:00:18.000Z');
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (3, '0000000000000000000000000000003d', 19, 1, NULL, NULL, NULL, '2026-11-19T08:00:18.000Z');
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (4, '0000000000000000000000000000003e', 20, 2, 'Pilot', NULL, NULL, '2026-11-19T08:00:18.000Z');
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (5, '00000000000000000000000000000045', 17, 2, 'skipper', NULL, NULL, '2026-11-19T08:00:19.000Z');
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (6, '0000000000000000000000000000006e', 23, NULL, 'clerk', '1900-01-01', '1999-12-31', '2026-11-19T08:01:29.000Z');

CREATE TABLE standing (
	contact_id INTEGER NOT NULL, 
	last_touch TEXT, 
	touches INTEGER DEFAULT 0 NOT NULL, 
	gave INTEGER DEFAULT 0 NOT NULL, 
	got INTEGER DEFAULT 0 NOT NULL, 
	balance INTEGER DEFAULT 0 NOT NULL, 
	open_since TEXT, 
	cadence_count INTEGER, 
	cadence_unit TEXT, 
	cadence_from TEXT, 
	cadence_days INTEGER, 
	due_on TEXT, 
	PRIMARY KEY (contact_id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (1, '2026-11-19', 3, 3, 0, 3, '2024-02-29', 31, 'day', 'circle', 31, '2027-03-01');
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (2, '2026-11-19', 1, 5, 0, 5, '2026-11-19', NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (3, '2026-01-31', 2, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (5, '2026-01-31', 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (6, '2026-01-31', 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (7, '2026-01-31', 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (8, '2026-01-31', 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (9, '2026-01-31', 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (10, '2026-01-31', 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (11, '2026-01-31', 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (12, '2026-11-18', 2, 0, 4, -4, '2026-11-18', NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (13, '2026-01-31', 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (14, NULL, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (15, '2026-11-19', 3, 0, 0, 0, NULL, 100, 'year', 'own', 36500, '2126-11-19');
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (16, '2026-02-28', 1, 0, 0, 0, NULL, 36525, 'day', 'own', 36525, '2126-03-01');
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (17, '2026-11-19', 2, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (18, '2024-02-29', 1, 5, 0, 5, '2024-02-29', NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (19, NULL, 0, 0, 0, 0, NULL, 5, 'week', 'circle', 35, '2026-12-24');
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (20, '2025-12-31', 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (23, '2199-12-31', 1, 5, 0, 5, '2199-12-31', 2, 'week', 'circle', 14, '2199-12-31');

CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	contact_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a tag cannot be blank" CHECK (trim(name) <> ''), 
	CONSTRAINT "a tag can have at most 100 characters and no NUL" CHECK (length(name) <= 100 AND instr(name, char(0)) = 0), 
	UNIQUE (contact_id, name), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (1, '00000000000000000000000000000031', 17, 'sail', '2026-11-19T08:00:17.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (2, '00000000000000000000000000000039', 18, 'book', '2026-11-19T08:00:18.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (3, '0000000000000000000000000000003a', 18, 'opera', '2026-11-19T08:00:18.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (4, '0000000000000000000000000000003b', 20, 'sail', '2026-11-19T08:00:18.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (5, '00000000000000000000000000000063', 1, 'maths', '2026-11-19T08:00:57.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (6, '00000000000000000000000000000064', 1, 'it''s', '2026-11-19T08:00:57.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (9, '00000000000000000000000000000067', 16, 'again', '2026-11-19T08:01:11.000Z');

DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence (name, seq) VALUES ('apart', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('change', 160);
INSERT INTO sqlite_sequence (name, seq) VALUES ('circle', 7);
INSERT INTO sqlite_sequence (name, seq) VALUES ('company', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('contact', 23);
INSERT INTO sqlite_sequence (name, seq) VALUES ('detail', 16);
INSERT INTO sqlite_sequence (name, seq) VALUES ('interaction', 29);
INSERT INTO sqlite_sequence (name, seq) VALUES ('operation', 91);
INSERT INTO sqlite_sequence (name, seq) VALUES ('origin', 7);
INSERT INTO sqlite_sequence (name, seq) VALUES ('position', 6);
INSERT INTO sqlite_sequence (name, seq) VALUES ('setting', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('source', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('tag', 9);

CREATE VIRTUAL TABLE contact_search USING fts5 (
    name, about, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);
INSERT INTO contact_search (rowid, name, about) VALUES (1, 'ada lovelace = ada ada l. countess', 'ada-lovelace line one line two tabbed ''quoted'' "twice" name=''x'' "a b"@example.org ada''s.mail@example.org ada+x@example.org https://www.example.org/~ada/?q=%27''-- example.org/ada +39 055 1234-567;ext=9 0039 055 1234567 8 it''s maths');
INSERT INTO contact_search (rowid, name, about) VALUES (2, 'robert''); drop table contact; --', 'h0 met as robert''); drop table contact; --');
INSERT INTO contact_search (rowid, name, about) VALUES (3, '%s %q %n name=''x'' note=null id=''7''', 'h1 met as name=''x'' note=null id=''7'' met as %s %q %n');
INSERT INTO contact_search (rowid, name, about) VALUES (5, '=hyperlink("http://example.org","ann")', 'h3 met as =hyperlink("http://example.org","ann")');
INSERT INTO contact_search (rowid, name, about) VALUES (6, 'a\$(touch pwned)`id`', 'h4 met as a\$(touch pwned)`id`');
INSERT INTO contact_search (rowid, name, about) VALUES (7, '[red]ann[/] <b>&amp;', 'h5 met as [red]ann[/] <b>&amp;');
INSERT INTO contact_search (rowid, name, about) VALUES (8, char(27) || '[31mred' || char(27) || ']52;c;ea==' || char(7), 'h6 met as ' || char(27) || '[31mred' || char(27) || ']52;c;ea==' || char(7));
INSERT INTO contact_search (rowid, name, about) VALUES (9, char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero', 'h7 met as ' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero');
INSERT INTO contact_search (rowid, name, about) VALUES (10, 'two lines and a tab', 'h8 met as two lines and a tab');
INSERT INTO contact_search (rowid, name, about) VALUES (11, 'o''neil "ace" ''''zoe', 'h9 met as o''neil "ace" ''''zoe');
INSERT INTO contact_search (rowid, name, about) VALUES (12, '林小雨', 'h10 met as 林小雨');
INSERT INTO contact_search (rowid, name, about) VALUES (13, '🜁🜁🜁', 'h11 met as 🜁🜁🜁');
INSERT INTO contact_search (rowid, name, about) VALUES (14, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'h12 met as xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx');
INSERT INTO contact_search (rowid, name, about) VALUES (15, 'bo berg', 'bo-berg ubersee');
INSERT INTO contact_search (rowid, name, about) VALUES (16, 'cy', 'cy again');
INSERT INTO contact_search (rowid, name, about) VALUES (17, 'deo', 'deo sail harbour, sons & co pilot quokka freight skipper');
INSERT INTO contact_search (rowid, name, about) VALUES (18, 'chiara conti-zolc', 'chiara-conti cc@example.org chiara@example.org book opera quokka freight head of ops');
INSERT INTO contact_search (rowid, name, about) VALUES (19, 'oduya, grace', 'oduya-grace grace@example.org harbour, sons & co');
INSERT INTO contact_search (rowid, name, about) VALUES (20, 'lukasz zolc', 'lukasz-zolc lukasz@example.org sail quokka freight pilot');

CREATE VIRTUAL TABLE contact_word USING fts5vocab ('contact_search', 'col');

CREATE VIRTUAL TABLE note_search USING fts5 (note, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO note_search (rowid, note) VALUES (10567204391092225, 'to grace; ''at last''');
INSERT INTO note_search (rowid, note) VALUES (10570086314147843, 'lunch in krakow');
INSERT INTO note_search (rowid, note) VALUES (10570219458134029, 'lunch with name=''x'' note=null id=''7''');
INSERT INTO note_search (rowid, note) VALUES (10570219458134030, 'lunch with %s %q %n');
INSERT INTO note_search (rowid, note) VALUES (10570219458134031, 'lunch with =hyperlink("http://example.org","ann")');
INSERT INTO note_search (rowid, note) VALUES (10570219458134032, 'lunch with a\$(touch pwned)`id`');
INSERT INTO note_search (rowid, note) VALUES (10570219458134033, 'lunch with [red]ann[/] <b>&amp;');
INSERT INTO note_search (rowid, note) VALUES (10570219458134034, 'lunch with ' || char(27) || '[31mred' || char(27) || ']52;c;ea==' || char(7));
INSERT INTO note_search (rowid, note) VALUES (10570219458134035, 'lunch with ' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero');
INSERT INTO note_search (rowid, note) VALUES (10570219458134036, 'lunch with two lines and a tab');
INSERT INTO note_search (rowid, note) VALUES (10570219458134037, 'lunch with o''neil "ace" ''''zoe');
INSERT INTO note_search (rowid, note) VALUES (10570219458134038, 'lunch with 林小雨');
INSERT INTO note_search (rowid, note) VALUES (10570219458134039, 'lunch with 🜁🜁🜁');
INSERT INTO note_search (rowid, note) VALUES (10570339717218310, 'lunch, all of us');
INSERT INTO note_search (rowid, note) VALUES (10571129991200772, 'lunch, all of us');
INSERT INTO note_search (rowid, note) VALUES (10571129991200773, 'lunch, all of us');
INSERT INTO note_search (rowid, note) VALUES (10571469293617164, '謝謝 lunch');
INSERT INTO note_search (rowid, note) VALUES (10571473588584455, 'corrected: it''s ''lunch''');
INSERT INTO note_search (rowid, note) VALUES (10571473588584459, 'robert''); drop table contact; --');
INSERT INTO note_search (rowid, note) VALUES (10571473588584472, 'long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long');
INSERT INTO note_search (rowid, note) VALUES (10571473588584475, 'one');
INSERT INTO note_search (rowid, note) VALUES (10571473588584476, 'two');

CREATE INDEX ix_operation_undoes ON operation (undoes);

CREATE INDEX ix_operation_undone_by ON operation (undone_by);

CREATE INDEX ix_change_contact_id ON change (contact_id);

CREATE INDEX ix_change_operation_id ON change (operation_id);

CREATE INDEX ix_contact_circle_id ON contact (circle_id);

CREATE INDEX ix_contact_introduced_by ON contact (introduced_by);

CREATE INDEX ix_apart_other_id ON apart (other_id);

CREATE INDEX detail_by_value ON detail (kind, folded);

CREATE INDEX interaction_by_contact ON interaction (contact_id, day, id, direction, weight);

CREATE INDEX interaction_by_day ON interaction (day);

CREATE INDEX ix_origin_contact_id ON origin (contact_id);

CREATE INDEX ix_position_company_id ON position (company_id);

CREATE INDEX ix_position_contact_id ON position (contact_id);

CREATE INDEX standing_due ON standing (cadence_days, due_on) WHERE due_on IS NOT NULL;

CREATE INDEX standing_even ON standing (contact_id) WHERE balance = 0 AND gave > 0;

CREATE INDEX standing_theirs ON standing (balance DESC, open_since) WHERE balance > 0;

CREATE INDEX standing_yours ON standing (balance, open_since) WHERE balance < 0;

CREATE INDEX ix_tag_name ON tag (name);

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

CREATE VIEW present_position AS
SELECT contact_id, max(position.id) AS position_id, title,
       company_id, company.name AS company, position.since AS since
FROM position LEFT JOIN company ON company.id = position.company_id
WHERE until IS NULL
GROUP BY contact_id;

CREATE VIEW person AS
SELECT
    contact.id, contact.handle, contact.name,
    company.name AS company,
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
LEFT JOIN company ON company.id = position.company_id;

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
    coalesce((SELECT group_concat(' ' || coalesce(company.name, '') || ' ' ||
                                  coalesce(title, ''), '')
                FROM position LEFT JOIN company ON company.id = position.company_id
               WHERE contact_id = contact.id), '') AS about
FROM contact;

CREATE VIEW bulk AS
SELECT 1 FROM (SELECT state FROM operation ORDER BY id DESC LIMIT 1) WHERE state = 'bulk';

CREATE VIEW idle AS
SELECT 1 WHERE NOT EXISTS (
    SELECT 1 FROM (SELECT state FROM operation ORDER BY id DESC LIMIT 1) WHERE state <> 'done');

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

CREATE VIEW log AS SELECT table_name, row_id, contact_id, before, after FROM change;

CREATE TRIGGER log_insert INSTEAD OF INSERT ON log
BEGIN
    INSERT INTO operation (command) SELECT 'another program' FROM idle;
    INSERT INTO change (operation_id, table_name, row_id, contact_id, before, after)
    VALUES ((SELECT max(id) FROM operation), NEW.table_name, NEW.row_id, NEW.contact_id,
            NEW.before, NEW.after);
END;

CREATE TRIGGER circle_after_insert AFTER INSERT ON circle
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid;
    INSERT INTO log VALUES ('circle', NEW.id, NULL,
        NULL,
        printf('id=%Q uid=%Q name=%Q cadence_count=%Q cadence_unit=%Q updated_at=%Q', NEW.id, NEW.uid, NEW.name, NEW.cadence_count, NEW.cadence_unit, NEW.updated_at));
END;

CREATE TRIGGER circle_after_update AFTER UPDATE ON circle
BEGIN
    UPDATE circle SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES ('circle', NEW.id, NULL,
        printf('id=%Q uid=%Q name=%Q cadence_count=%Q cadence_unit=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.cadence_count, OLD.cadence_unit, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q name=%Q cadence_count=%Q cadence_unit=%Q updated_at=%Q', id, uid, name, cadence_count, cadence_unit, updated_at) FROM circle WHERE id = NEW.id));
END;

CREATE TRIGGER circle_after_delete AFTER DELETE ON circle
BEGIN
    INSERT INTO tombstone (uid, table_name) VALUES (OLD.uid, 'circle')
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO log VALUES ('circle', OLD.id, NULL,
        printf('id=%Q uid=%Q name=%Q cadence_count=%Q cadence_unit=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.cadence_count, OLD.cadence_unit, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER contact_after_insert AFTER INSERT ON contact
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid;
    INSERT INTO log VALUES ('contact', NEW.id, NEW.id,
        NULL,
        printf('id=%Q uid=%Q handle=%Q name=%Q location=%Q birthday=%Q met_on=%Q met_at=%Q introduced_by=%Q circle_id=%Q cadence_count=%Q cadence_unit=%Q note=%Q added_on=%Q snoozed_until=%Q archived_on=%Q updated_at=%Q', NEW.id, NEW.uid, NEW.handle, NEW.name, NEW.location, NEW.birthday, NEW.met_on, NEW.met_at, NEW.introduced_by, NEW.circle_id, NEW.cadence_count, NEW.cadence_unit, NEW.note, NEW.added_on, NEW.snoozed_until, NEW.archived_on, NEW.updated_at));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', NEW.id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER contact_after_update AFTER UPDATE ON contact
BEGIN
    UPDATE contact SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES ('contact', NEW.id, NEW.id,
        printf('id=%Q uid=%Q handle=%Q name=%Q location=%Q birthday=%Q met_on=%Q met_at=%Q introduced_by=%Q circle_id=%Q cadence_count=%Q cadence_unit=%Q note=%Q added_on=%Q snoozed_until=%Q archived_on=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.handle, OLD.name, OLD.location, OLD.birthday, OLD.met_on, OLD.met_at, OLD.introduced_by, OLD.circle_id, OLD.cadence_count, OLD.cadence_unit, OLD.note, OLD.added_on, OLD.snoozed_until, OLD.archived_on, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q handle=%Q name=%Q location=%Q birthday=%Q met_on=%Q met_at=%Q introduced_by=%Q circle_id=%Q cadence_count=%Q cadence_unit=%Q note=%Q added_on=%Q snoozed_until=%Q archived_on=%Q updated_at=%Q', id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, note, added_on, snoozed_until, archived_on, updated_at) FROM contact WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.id
    UNION SELECT 'contact', NEW.id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER contact_after_delete AFTER DELETE ON contact
BEGIN
    INSERT INTO tombstone (uid, table_name) VALUES (OLD.uid, 'contact')
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO log VALUES ('contact', OLD.id, OLD.id,
        printf('id=%Q uid=%Q handle=%Q name=%Q location=%Q birthday=%Q met_on=%Q met_at=%Q introduced_by=%Q circle_id=%Q cadence_count=%Q cadence_unit=%Q note=%Q added_on=%Q snoozed_until=%Q archived_on=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.handle, OLD.name, OLD.location, OLD.birthday, OLD.met_on, OLD.met_at, OLD.introduced_by, OLD.circle_id, OLD.cadence_count, OLD.cadence_unit, OLD.note, OLD.added_on, OLD.snoozed_until, OLD.archived_on, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER detail_after_insert AFTER INSERT ON detail
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid;
    INSERT INTO log VALUES ('detail', NEW.id, NEW.contact_id,
        NULL,
        printf('id=%Q uid=%Q contact_id=%Q kind=%Q value=%Q folded=%Q updated_at=%Q', NEW.id, NEW.uid, NEW.contact_id, NEW.kind, NEW.value, NEW.folded, NEW.updated_at));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER detail_after_update AFTER UPDATE ON detail
BEGIN
    UPDATE detail SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES ('detail', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q kind=%Q value=%Q folded=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.kind, OLD.value, OLD.folded, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q kind=%Q value=%Q folded=%Q updated_at=%Q', id, uid, contact_id, kind, value, folded, updated_at) FROM detail WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id
    UNION SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER detail_after_delete AFTER DELETE ON detail
BEGIN
    INSERT INTO tombstone (uid, table_name) VALUES (OLD.uid, 'detail')
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO log VALUES ('detail', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q kind=%Q value=%Q folded=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.kind, OLD.value, OLD.folded, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tag_after_insert AFTER INSERT ON tag
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid;
    INSERT INTO log VALUES ('tag', NEW.id, NEW.contact_id,
        NULL,
        printf('id=%Q uid=%Q contact_id=%Q name=%Q updated_at=%Q', NEW.id, NEW.uid, NEW.contact_id, NEW.name, NEW.updated_at));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tag_after_update AFTER UPDATE ON tag
BEGIN
    UPDATE tag SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES ('tag', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q name=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.name, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q name=%Q updated_at=%Q', id, uid, contact_id, name, updated_at) FROM tag WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id
    UNION SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tag_after_delete AFTER DELETE ON tag
BEGIN
    INSERT INTO tombstone (uid, table_name) VALUES (OLD.uid, 'tag')
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO log VALUES ('tag', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q name=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.name, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER company_after_insert AFTER INSERT ON company
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid;
    INSERT INTO log VALUES ('company', NEW.id, NULL,
        NULL,
        printf('id=%Q uid=%Q name=%Q folded=%Q updated_at=%Q', NEW.id, NEW.uid, NEW.name, NEW.folded, NEW.updated_at));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', contact_id FROM position WHERE company_id = NEW.id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER company_after_update AFTER UPDATE ON company
BEGIN
    UPDATE company SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES ('company', NEW.id, NULL,
        printf('id=%Q uid=%Q name=%Q folded=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.folded, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q name=%Q folded=%Q updated_at=%Q', id, uid, name, folded, updated_at) FROM company WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', contact_id FROM position WHERE company_id = OLD.id
    UNION SELECT 'contact', contact_id FROM position WHERE company_id = NEW.id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER company_after_delete AFTER DELETE ON company
BEGIN
    INSERT INTO tombstone (uid, table_name) VALUES (OLD.uid, 'company')
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO log VALUES ('company', OLD.id, NULL,
        printf('id=%Q uid=%Q name=%Q folded=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.folded, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', contact_id FROM position WHERE company_id = OLD.id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER position_after_insert AFTER INSERT ON position
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid;
    INSERT INTO log VALUES ('position', NEW.id, NEW.contact_id,
        NULL,
        printf('id=%Q uid=%Q contact_id=%Q company_id=%Q title=%Q since=%Q until=%Q updated_at=%Q', NEW.id, NEW.uid, NEW.contact_id, NEW.company_id, NEW.title, NEW.since, NEW.until, NEW.updated_at));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER position_after_update AFTER UPDATE ON position
BEGIN
    UPDATE position SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES ('position', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q company_id=%Q title=%Q since=%Q until=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.company_id, OLD.title, OLD.since, OLD.until, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q company_id=%Q title=%Q since=%Q until=%Q updated_at=%Q', id, uid, contact_id, company_id, title, since, until, updated_at) FROM position WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id
    UNION SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER position_after_delete AFTER DELETE ON position
BEGIN
    INSERT INTO tombstone (uid, table_name) VALUES (OLD.uid, 'position')
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO log VALUES ('position', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q company_id=%Q title=%Q since=%Q until=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.company_id, OLD.title, OLD.since, OLD.until, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER interaction_after_insert AFTER INSERT ON interaction
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid;
    INSERT INTO log VALUES ('interaction', NEW.id, NEW.contact_id,
        NULL,
        printf('id=%Q uid=%Q contact_id=%Q day=%Q direction=%Q channel=%Q kind=%Q weight=%Q note=%Q initiator=%Q group_uid=%Q source=%Q source_key=%Q updated_at=%Q', NEW.id, NEW.uid, NEW.contact_id, NEW.day, NEW.direction, NEW.channel, NEW.kind, NEW.weight, NEW.note, NEW.initiator, NEW.group_uid, NEW.source, NEW.source_key, NEW.updated_at));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'note', (CAST(julianday(NEW.day) AS INTEGER) << 32) | NEW.id WHERE NEW.note IS NOT NULL) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER interaction_after_update AFTER UPDATE ON interaction
BEGIN
    UPDATE interaction SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES ('interaction', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q day=%Q direction=%Q channel=%Q kind=%Q weight=%Q note=%Q initiator=%Q group_uid=%Q source=%Q source_key=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.day, OLD.direction, OLD.channel, OLD.kind, OLD.weight, OLD.note, OLD.initiator, OLD.group_uid, OLD.source, OLD.source_key, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q day=%Q direction=%Q channel=%Q kind=%Q weight=%Q note=%Q initiator=%Q group_uid=%Q source=%Q source_key=%Q updated_at=%Q', id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, source, source_key, updated_at) FROM interaction WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'note', (CAST(julianday(OLD.day) AS INTEGER) << 32) | OLD.id WHERE OLD.note IS NOT NULL
    UNION SELECT 'note', (CAST(julianday(NEW.day) AS INTEGER) << 32) | NEW.id WHERE NEW.note IS NOT NULL) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER interaction_after_delete AFTER DELETE ON interaction
BEGIN
    INSERT INTO tombstone (uid, table_name) VALUES (OLD.uid, 'interaction')
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO log VALUES ('interaction', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q day=%Q direction=%Q channel=%Q kind=%Q weight=%Q note=%Q initiator=%Q group_uid=%Q source=%Q source_key=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.day, OLD.direction, OLD.channel, OLD.kind, OLD.weight, OLD.note, OLD.initiator, OLD.group_uid, OLD.source, OLD.source_key, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'note', (CAST(julianday(OLD.day) AS INTEGER) << 32) | OLD.id WHERE OLD.note IS NOT NULL) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER origin_after_insert AFTER INSERT ON origin
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid;
    INSERT INTO log VALUES ('origin', NEW.id, NEW.contact_id,
        NULL,
        printf('id=%Q uid=%Q contact_id=%Q source=%Q source_key=%Q updated_at=%Q', NEW.id, NEW.uid, NEW.contact_id, NEW.source, NEW.source_key, NEW.updated_at));
END;

CREATE TRIGGER origin_after_update AFTER UPDATE ON origin
BEGIN
    UPDATE origin SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES ('origin', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q source=%Q source_key=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.source, OLD.source_key, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q source=%Q source_key=%Q updated_at=%Q', id, uid, contact_id, source, source_key, updated_at) FROM origin WHERE id = NEW.id));
END;

CREATE TRIGGER origin_after_delete AFTER DELETE ON origin
BEGIN
    INSERT INTO tombstone (uid, table_name) VALUES (OLD.uid, 'origin')
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO log VALUES ('origin', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q source=%Q source_key=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.source, OLD.source_key, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER apart_after_insert AFTER INSERT ON apart
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid;
    INSERT INTO log VALUES ('apart', NEW.id, NEW.contact_id,
        NULL,
        printf('id=%Q uid=%Q contact_id=%Q other_id=%Q updated_at=%Q', NEW.id, NEW.uid, NEW.contact_id, NEW.other_id, NEW.updated_at));
END;

CREATE TRIGGER apart_after_update AFTER UPDATE ON apart
BEGIN
    UPDATE apart SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES ('apart', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q other_id=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.other_id, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q other_id=%Q updated_at=%Q', id, uid, contact_id, other_id, updated_at) FROM apart WHERE id = NEW.id));
END;

CREATE TRIGGER apart_after_delete AFTER DELETE ON apart
BEGIN
    INSERT INTO tombstone (uid, table_name) VALUES (OLD.uid, 'apart')
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO log VALUES ('apart', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q other_id=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.other_id, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER setting_after_insert AFTER INSERT ON setting
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid;
    INSERT INTO log VALUES ('setting', NEW.id, NULL,
        NULL,
        printf('id=%Q uid=%Q name=%Q value=%Q updated_at=%Q', NEW.id, NEW.uid, NEW.name, NEW.value, NEW.updated_at));
END;

CREATE TRIGGER setting_after_update AFTER UPDATE ON setting
BEGIN
    UPDATE setting SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES ('setting', NEW.id, NULL,
        printf('id=%Q uid=%Q name=%Q value=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.value, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q name=%Q value=%Q updated_at=%Q', id, uid, name, value, updated_at) FROM setting WHERE id = NEW.id));
END;

CREATE TRIGGER setting_after_delete AFTER DELETE ON setting
BEGIN
    INSERT INTO tombstone (uid, table_name) VALUES (OLD.uid, 'setting')
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO log VALUES ('setting', OLD.id, NULL,
        printf('id=%Q uid=%Q name=%Q value=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.value, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER source_after_insert AFTER INSERT ON source
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid;
    INSERT INTO log VALUES ('source', NEW.id, NULL,
        NULL,
        printf('id=%Q uid=%Q kind=%Q path=%Q me=%Q creates=%Q paused=%Q updated_at=%Q', NEW.id, NEW.uid, NEW.kind, NEW.path, NEW.me, NEW.creates, NEW.paused, NEW.updated_at));
END;

CREATE TRIGGER source_after_update AFTER UPDATE ON source
BEGIN
    UPDATE source SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES ('source', NEW.id, NULL,
        printf('id=%Q uid=%Q kind=%Q path=%Q me=%Q creates=%Q paused=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.kind, OLD.path, OLD.me, OLD.creates, OLD.paused, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q kind=%Q path=%Q me=%Q creates=%Q paused=%Q updated_at=%Q', id, uid, kind, path, me, creates, paused, updated_at) FROM source WHERE id = NEW.id));
END;

CREATE TRIGGER source_after_delete AFTER DELETE ON source
BEGIN
    INSERT INTO tombstone (uid, table_name) VALUES (OLD.uid, 'source')
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO log VALUES ('source', OLD.id, NULL,
        printf('id=%Q uid=%Q kind=%Q path=%Q me=%Q creates=%Q paused=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.kind, OLD.path, OLD.me, OLD.creates, OLD.paused, OLD.updated_at),
        NULL);
END;
