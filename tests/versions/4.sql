PRAGMA application_id = 1852142700;
PRAGMA user_version = 4;

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
INSERT INTO circle (id, uid, name, cadence_count, cadence_unit, updated_at) VALUES (7, '00000000000000000000000000000006', 'without a cadence', NULL, NULL, '2026-11-19T08:01:58.000Z');

CREATE TABLE company (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	same_as INTEGER, 
	link TEXT, 
	note TEXT, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a company's name cannot be blank" CHECK (trim(name) <> ''), 
	CONSTRAINT "a company's name can have at most 500 characters and no NUL" CHECK (length(name) <= 500 AND instr(name, char(0)) = 0), 
	CONSTRAINT "a company's folded name cannot be blank" CHECK (trim(folded) <> ''), 
	CONSTRAINT "a company's folded name can have at most 500 characters and no NUL" CHECK (length(folded) <= 500 AND instr(folded, char(0)) = 0), 
	CONSTRAINT "a company's link is text of at most 500 characters, without NUL" CHECK (trim(link) <> '' AND length(link) <= 500 AND instr(link, char(0)) = 0), 
	CONSTRAINT "a note cannot be blank" CHECK (trim(note) <> ''), 
	CONSTRAINT "a note can have at most 65536 characters and no NUL" CHECK (length(note) <= 65536 AND instr(note, char(0)) = 0), 
	CONSTRAINT "a company is not another name of itself" CHECK (same_as <> id), 
	UNIQUE (uid), 
	UNIQUE (folded), 
	FOREIGN KEY(same_as) REFERENCES company (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO company (id, uid, name, folded, same_as, link, note, updated_at) VALUES (1, '00000000000000000000000000000007', 'Harbour, Sons & Co', 'harbour, sons & co', NULL, 'https://example.org/?a=''b''', 'two' || char(10) || 'lines', '2026-11-19T08:01:47.000Z');
INSERT INTO company (id, uid, name, folded, same_as, link, note, updated_at) VALUES (2, '00000000000000000000000000000008', 'Quokka Freight', 'quokka freight', NULL, NULL, NULL, '2026-11-19T08:00:18.000Z');
INSERT INTO company (id, uid, name, folded, same_as, link, note, updated_at) VALUES (3, '00000000000000000000000000000009', 'Harbour, Sons & Co Inc.', 'harbour, sons & co inc.', 1, NULL, NULL, '2026-11-19T08:01:46.000Z');

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
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (91, '2026-11-19T08:01:29.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (92, '2026-11-19T08:01:30.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (93, '2026-11-19T08:01:31.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (94, '2026-11-19T08:01:32.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (95, '2026-11-19T08:01:33.000Z', 'another program', 'done', NULL, 96);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (96, '2026-11-19T08:01:34.000Z', 'undo', 'done', 95, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (97, '2026-11-19T08:01:35.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (98, '2026-11-19T08:01:36.000Z', 'undo', 'done', 97, 99);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (99, '2026-11-19T08:01:37.000Z', 'redo', 'done', 98, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (100, '2026-11-19T08:01:38.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (101, '2026-11-19T08:01:39.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (102, '2026-11-19T08:01:40.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (103, '2026-11-19T08:01:41.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (104, '2026-11-19T08:01:42.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (105, '2026-11-19T08:01:43.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (106, '2026-11-19T08:01:44.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (107, '2026-11-19T08:01:45.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (108, '2026-11-19T08:01:46.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (109, '2026-11-19T08:01:47.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (110, '2026-11-19T08:01:48.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (111, '2026-11-19T08:01:48.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (112, '2026-11-19T08:01:49.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (113, '2026-11-19T08:01:50.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (114, '2026-11-19T08:01:51.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (115, '2026-11-19T08:01:52.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (116, '2026-11-19T08:01:53.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (117, '2026-11-19T08:01:54.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (118, '2026-11-19T08:01:55.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (119, '2026-11-19T08:01:56.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (120, '2026-11-19T08:01:57.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (121, '2026-11-19T08:01:57.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (122, '2026-11-19T08:01:58.000Z', 'another program', 'done', NULL, NULL);
INSERT INTO operation (id, at, command, state, undoes, undone_by) VALUES (123, '2026-11-19T08:01:59.000Z', 'another program', 'done', NULL, NULL);

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
INSERT INTO setting (id, uid, name, value, updated_at) VALUES (1, '0000000000000000000000000000000a', 'me', 'me@example.org' || char(10) || 'Vera ''Me'' Lund', '2026-11-19T08:01:14.000Z');
INSERT INTO setting (id, uid, name, value, updated_at) VALUES (2, '0000000000000000000000000000000b', 'region', 'CH', '2026-11-19T08:01:15.000Z');

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
INSERT INTO source (id, uid, kind, path, me, creates, paused, updated_at) VALUES (1, '0000000000000000000000000000000c', 'mail', '/mail', 'me@example.org', 0, 0, '2026-11-19T08:01:18.000Z');

CREATE TABLE tombstone (
	uid TEXT NOT NULL, 
	table_name TEXT NOT NULL, 
	deleted_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	PRIMARY KEY (uid)
)
 STRICT;
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('0000000000000000000000000000000d', 'circle', '2026-11-19T08:00:27.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('0000000000000000000000000000000e', 'tag', '2026-11-19T08:00:58.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('0000000000000000000000000000000f', 'interaction', '2026-11-19T08:00:59.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000010', 'interaction', '2026-11-19T08:01:02.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000011', 'detail', '2026-11-19T08:01:02.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000012', 'contact', '2026-11-19T08:01:02.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000013', 'interaction', '2026-11-19T08:01:05.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000014', 'tag', '2026-11-19T08:01:05.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000015', 'contact', '2026-11-19T08:01:05.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000016', 'contact', '2026-11-19T08:01:17.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000017', 'intro', '2026-11-19T08:01:28.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000018', 'contact', '2026-11-19T08:01:28.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('00000000000000000000000000000019', 'loop', '2026-11-19T08:01:34.000Z');
INSERT INTO tombstone (uid, table_name, deleted_at) VALUES ('0000000000000000000000000000001a', 'interaction', '2026-11-19T08:01:57.000Z');

CREATE TABLE unindexed (
	kind TEXT NOT NULL, 
	"key" INTEGER NOT NULL, 
	PRIMARY KEY (kind, "key")
)
 STRICT;
INSERT INTO unindexed (kind, key) VALUES ('contact', 17);
INSERT INTO unindexed (kind, key) VALUES ('contact', 19);
INSERT INTO unindexed (kind, key) VALUES ('contact', 1);
INSERT INTO unindexed (kind, key) VALUES ('contact', 16);
INSERT INTO unindexed (kind, key) VALUES ('note', 10571473588584459);
INSERT INTO unindexed (kind, key) VALUES ('contact', 24);
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
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (5, 2, 'contact', 1, 1, NULL, 'id=''1'' uid=''0000000000000000000000000000001b'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (6, 2, 'contact', 1, 1, 'id=''1'' uid=''0000000000000000000000000000001b'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:01.000Z''', 'id=''1'' uid=''0000000000000000000000000000001b'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (7, 2, 'detail', 1, 1, NULL, 'id=''1'' uid=''0000000000000000000000000000001c'' contact_id=''1'' kind=''email'' value=''ADA+x@Example.org'' folded=''ada+x@example.org'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (8, 2, 'detail', 2, 1, NULL, 'id=''2'' uid=''0000000000000000000000000000001d'' contact_id=''1'' kind=''email'' value=''ada''''s.mail@example.org'' folded=''ada''''s.mail@example.org'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (9, 2, 'detail', 3, 1, NULL, 'id=''3'' uid=''0000000000000000000000000000001e'' contact_id=''1'' kind=''email'' value=''"a b"@example.org'' folded=''"a b"@example.org'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (10, 2, 'detail', 4, 1, NULL, 'id=''4'' uid=''0000000000000000000000000000001f'' contact_id=''1'' kind=''phone'' value=''+39 055 1234-567;ext=9'' folded=''00390551234567'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (11, 2, 'detail', 5, 1, NULL, 'id=''5'' uid=''00000000000000000000000000000020'' contact_id=''1'' kind=''phone'' value=''0039 055 1234567 8'' folded=''003905512345678'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (12, 2, 'detail', 6, 1, NULL, 'id=''6'' uid=''00000000000000000000000000000021'' contact_id=''1'' kind=''link'' value=''https://www.example.org/~ada/?q=%27''''--'' folded=''example.org/~ada'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (13, 2, 'detail', 7, 1, NULL, 'id=''7'' uid=''00000000000000000000000000000022'' contact_id=''1'' kind=''link'' value=''example.org/ÅDA'' folded=''example.org/åda'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (14, 2, 'detail', 8, 1, NULL, 'id=''8'' uid=''00000000000000000000000000000023'' contact_id=''1'' kind=''nickname'' value=''Countess'' folded=''countess'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (15, 2, 'detail', 9, 1, NULL, 'id=''9'' uid=''00000000000000000000000000000024'' contact_id=''1'' kind=''nickname'' value=''Adà  L.'' folded=''ada l.'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (16, 2, 'detail', 10, 1, NULL, 'id=''10'' uid=''00000000000000000000000000000025'' contact_id=''1'' kind=''nickname'' value=''= ada'' folded=''= ada'' updated_at=''2026-11-19T08:00:01.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (17, 3, 'contact', 2, 2, NULL, 'id=''2'' uid=''00000000000000000000000000000026'' handle=''h0'' name=''Robert''''); DROP TABLE contact; --'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:02.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (18, 3, 'contact', 2, 2, 'id=''2'' uid=''00000000000000000000000000000026'' handle=''h0'' name=''Robert''''); DROP TABLE contact; --'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:02.000Z''', 'id=''2'' uid=''00000000000000000000000000000026'' handle=''h0'' name=''Robert''''); DROP TABLE contact; --'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as Robert''''); DROP TABLE contact; --'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:02.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (19, 4, 'contact', 3, 3, NULL, 'id=''3'' uid=''00000000000000000000000000000027'' handle=''h1'' name=''name=''''x'''' note=NULL id=''''7'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (20, 4, 'contact', 3, 3, 'id=''3'' uid=''00000000000000000000000000000027'' handle=''h1'' name=''name=''''x'''' note=NULL id=''''7'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:03.000Z''', 'id=''3'' uid=''00000000000000000000000000000027'' handle=''h1'' name=''name=''''x'''' note=NULL id=''''7'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as name=''''x'''' note=NULL id=''''7'''''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (21, 5, 'contact', 4, 4, NULL, 'id=''4'' uid=''00000000000000000000000000000016'' handle=''h2'' name=''%s %Q %n'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:04.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (22, 5, 'contact', 4, 4, 'id=''4'' uid=''00000000000000000000000000000016'' handle=''h2'' name=''%s %Q %n'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:04.000Z''', 'id=''4'' uid=''00000000000000000000000000000016'' handle=''h2'' name=''%s %Q %n'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as %s %Q %n'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:04.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (23, 6, 'contact', 5, 5, NULL, 'id=''5'' uid=''00000000000000000000000000000028'' handle=''h3'' name=''=HYPERLINK("http://example.org","Ann")'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:05.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (24, 6, 'contact', 5, 5, 'id=''5'' uid=''00000000000000000000000000000028'' handle=''h3'' name=''=HYPERLINK("http://example.org","Ann")'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:05.000Z''', 'id=''5'' uid=''00000000000000000000000000000028'' handle=''h3'' name=''=HYPERLINK("http://example.org","Ann")'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as =HYPERLINK("http://example.org","Ann")'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:05.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (25, 7, 'contact', 6, 6, NULL, 'id=''6'' uid=''00000000000000000000000000000029'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:06.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (26, 7, 'contact', 6, 6, 'id=''6'' uid=''00000000000000000000000000000029'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:06.000Z''', 'id=''6'' uid=''00000000000000000000000000000029'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as A\$(touch pwned)`id`'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:06.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (27, 8, 'contact', 7, 7, NULL, 'id=''7'' uid=''0000000000000000000000000000002a'' handle=''h5'' name=''[red]Ann[/] <b>&amp;'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:07.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (28, 8, 'contact', 7, 7, 'id=''7'' uid=''0000000000000000000000000000002a'' handle=''h5'' name=''[red]Ann[/] <b>&amp;'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:07.000Z''', 'id=''7'' uid=''0000000000000000000000000000002a'' handle=''h5'' name=''[red]Ann[/] <b>&amp;'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as [red]Ann[/] <b>&amp;'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:07.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (29, 9, 'contact', 8, 8, NULL, 'id=''8'' uid=''0000000000000000000000000000002b'' handle=''h6'' name=''' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7) || ''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:08.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (30, 9, 'contact', 8, 8, 'id=''8'' uid=''0000000000000000000000000000002b'' handle=''h6'' name=''' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7) || ''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:08.000Z''', 'id=''8'' uid=''0000000000000000000000000000002b'' handle=''h6'' name=''' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7) || ''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as ' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7) || ''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:08.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (31, 10, 'contact', 9, 9, NULL, 'id=''9'' uid=''0000000000000000000000000000002c'' handle=''h7'' name=''' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:09.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (32, 10, 'contact', 9, 9, 'id=''9'' uid=''0000000000000000000000000000002c'' handle=''h7'' name=''' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:09.000Z''', 'id=''9'' uid=''0000000000000000000000000000002c'' handle=''h7'' name=''' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as ' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:09.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (33, 11, 'contact', 10, 10, NULL, 'id=''10'' uid=''0000000000000000000000000000002d'' handle=''h8'' name=''two lines and a tab'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:10.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (34, 11, 'contact', 10, 10, 'id=''10'' uid=''0000000000000000000000000000002d'' handle=''h8'' name=''two lines and a tab'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:10.000Z''', 'id=''10'' uid=''0000000000000000000000000000002d'' handle=''h8'' name=''two lines and a tab'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as two' || char(10) || 'lines' || char(9) || 'and a tab' || char(13) || ''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:10.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (35, 12, 'contact', 11, 11, NULL, 'id=''11'' uid=''0000000000000000000000000000002e'' handle=''h9'' name=''O''''Neil "Ace" ''''''''Zoë'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:11.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (36, 12, 'contact', 11, 11, 'id=''11'' uid=''0000000000000000000000000000002e'' handle=''h9'' name=''O''''Neil "Ace" ''''''''Zoë'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:11.000Z''', 'id=''11'' uid=''0000000000000000000000000000002e'' handle=''h9'' name=''O''''Neil "Ace" ''''''''Zoë'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as O''''Neil "Ace" ''''''''Zoë'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:11.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (37, 13, 'contact', 12, 12, NULL, 'id=''12'' uid=''0000000000000000000000000000002f'' handle=''h10'' name=''林小雨'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:12.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (38, 13, 'contact', 12, 12, 'id=''12'' uid=''0000000000000000000000000000002f'' handle=''h10'' name=''林小雨'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:12.000Z''', 'id=''12'' uid=''0000000000000000000000000000002f'' handle=''h10'' name=''林小雨'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as 林小雨'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:12.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (39, 14, 'contact', 13, 13, NULL, 'id=''13'' uid=''00000000000000000000000000000030'' handle=''h11'' name=''🜁🜁🜁'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:13.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (40, 14, 'contact', 13, 13, 'id=''13'' uid=''00000000000000000000000000000030'' handle=''h11'' name=''🜁🜁🜁'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:13.000Z''', 'id=''13'' uid=''00000000000000000000000000000030'' handle=''h11'' name=''🜁🜁🜁'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as 🜁🜁🜁'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:13.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (41, 15, 'contact', 14, 14, NULL, 'id=''14'' uid=''00000000000000000000000000000031'' handle=''h12'' name=''xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:14.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (42, 15, 'contact', 14, 14, 'id=''14'' uid=''00000000000000000000000000000031'' handle=''h12'' name=''xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:14.000Z''', 'id=''14'' uid=''00000000000000000000000000000031'' handle=''h12'' name=''xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:14.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (43, 16, 'contact', 15, 15, NULL, 'id=''15'' uid=''00000000000000000000000000000032'' handle=''bo-berg'' name=''Bo Berg'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:15.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (44, 16, 'contact', 15, 15, 'id=''15'' uid=''00000000000000000000000000000032'' handle=''bo-berg'' name=''Bo Berg'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:15.000Z''', 'id=''15'' uid=''00000000000000000000000000000032'' handle=''bo-berg'' name=''Bo Berg'' location=NULL birthday=''--02-29'' met_on=NULL met_at=''Übersee'' introduced_by=NULL circle_id=NULL cadence_count=''100'' cadence_unit=''year'' in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:15.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (45, 17, 'contact', 16, 16, NULL, 'id=''16'' uid=''00000000000000000000000000000033'' handle=''cy'' name=''Cy'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:16.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (46, 17, 'contact', 16, 16, 'id=''16'' uid=''00000000000000000000000000000033'' handle=''cy'' name=''Cy'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:16.000Z''', 'id=''16'' uid=''00000000000000000000000000000033'' handle=''cy'' name=''Cy'' location=NULL birthday=NULL met_on=''1900-01-01'' met_at=NULL introduced_by=''1'' circle_id=NULL cadence_count=''36525'' cadence_unit=''day'' in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:16.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (47, 18, 'contact', 17, 17, NULL, 'id=''17'' uid=''00000000000000000000000000000034'' handle=''deo'' name=''Deo'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (48, 18, 'tag', 1, 17, NULL, 'id=''1'' uid=''00000000000000000000000000000035'' contact_id=''17'' name=''sail'' updated_at=''2026-11-19T08:00:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (49, 18, 'company', 1, NULL, NULL, 'id=''1'' uid=''00000000000000000000000000000007'' name=''Harbour, Sons & Co'' folded=''harbour, sons & co'' same_as=NULL link=NULL note=NULL updated_at=''2026-11-19T08:00:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (50, 18, 'position', 1, 17, NULL, 'id=''1'' uid=''00000000000000000000000000000036'' contact_id=''17'' company_id=''1'' title=''pilot'' since=NULL until=NULL updated_at=''2026-11-19T08:00:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (51, 19, 'company', 2, NULL, NULL, 'id=''2'' uid=''00000000000000000000000000000008'' name=''Quokka Freight'' folded=''quokka freight'' same_as=NULL link=NULL note=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (52, 19, 'contact', 18, 18, NULL, 'id=''18'' uid=''00000000000000000000000000000037'' handle=''chiara-conti'' name=''Chiara Conti'' location=NULL birthday=NULL met_on=''2019-02-28'' met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (53, 19, 'contact', 19, 19, NULL, 'id=''19'' uid=''00000000000000000000000000000038'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (54, 19, 'contact', 20, 20, NULL, 'id=''20'' uid=''00000000000000000000000000000039'' handle=''lukasz-zolc'' name=''Łukasz Żółć'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (55, 19, 'detail', 11, 18, NULL, 'id=''11'' uid=''0000000000000000000000000000003a'' contact_id=''18'' kind=''email'' value=''chiara@example.org'' folded=''chiara@example.org'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (56, 19, 'detail', 12, 19, NULL, 'id=''12'' uid=''0000000000000000000000000000003b'' contact_id=''19'' kind=''email'' value=''grace@example.org'' folded=''grace@example.org'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (57, 19, 'detail', 13, 20, NULL, 'id=''13'' uid=''0000000000000000000000000000003c'' contact_id=''20'' kind=''email'' value=''lukasz@example.org'' folded=''lukasz@example.org'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (58, 19, 'tag', 2, 18, NULL, 'id=''2'' uid=''0000000000000000000000000000003d'' contact_id=''18'' name=''book'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (59, 19, 'tag', 3, 18, NULL, 'id=''3'' uid=''0000000000000000000000000000003e'' contact_id=''18'' name=''opera'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (60, 19, 'tag', 4, 20, NULL, 'id=''4'' uid=''0000000000000000000000000000003f'' contact_id=''20'' name=''sail'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (61, 19, 'position', 2, 18, NULL, 'id=''2'' uid=''00000000000000000000000000000040'' contact_id=''18'' company_id=''2'' title=''Head of Ops'' since=NULL until=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (62, 19, 'position', 3, 19, NULL, 'id=''3'' uid=''00000000000000000000000000000041'' contact_id=''19'' company_id=''1'' title=NULL since=NULL until=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (63, 19, 'position', 4, 20, NULL, 'id=''4'' uid=''00000000000000000000000000000042'' contact_id=''20'' company_id=''2'' title=''Pilot'' since=NULL until=NULL updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (64, 19, 'origin', 1, 18, NULL, 'id=''1'' uid=''00000000000000000000000000000043'' contact_id=''18'' source=''csv'' source_key=''00000000000000000000000000000044'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (65, 19, 'origin', 2, 19, NULL, 'id=''2'' uid=''00000000000000000000000000000045'' contact_id=''19'' source=''csv'' source_key=''00000000000000000000000000000046'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (66, 19, 'origin', 3, 20, NULL, 'id=''3'' uid=''00000000000000000000000000000047'' contact_id=''20'' source=''csv'' source_key=''00000000000000000000000000000048'' updated_at=''2026-11-19T08:00:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (67, 20, 'position', 1, 17, 'id=''1'' uid=''00000000000000000000000000000036'' contact_id=''17'' company_id=''1'' title=''pilot'' since=NULL until=NULL updated_at=''2026-11-19T08:00:17.000Z''', 'id=''1'' uid=''00000000000000000000000000000036'' contact_id=''17'' company_id=''1'' title=''pilot'' since=NULL until=''2026-11-19'' updated_at=''2026-11-19T08:00:19.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (68, 20, 'position', 5, 17, NULL, 'id=''5'' uid=''00000000000000000000000000000049'' contact_id=''17'' company_id=''2'' title=''skipper'' since=NULL until=NULL updated_at=''2026-11-19T08:00:19.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (69, 21, 'contact', 18, 18, 'id=''18'' uid=''00000000000000000000000000000037'' handle=''chiara-conti'' name=''Chiara Conti'' location=NULL birthday=NULL met_on=''2019-02-28'' met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:18.000Z''', 'id=''18'' uid=''00000000000000000000000000000037'' handle=''chiara-conti'' name=''Chiara Conti-Żółć'' location=NULL birthday=NULL met_on=''2019-02-28'' met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:20.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (70, 21, 'detail', 14, 18, NULL, 'id=''14'' uid=''0000000000000000000000000000004a'' contact_id=''18'' kind=''email'' value=''cc@example.org'' folded=''cc@example.org'' updated_at=''2026-11-19T08:00:20.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (71, 22, 'contact', 1, 1, 'id=''1'' uid=''0000000000000000000000000000001b'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:01.000Z''', 'id=''1'' uid=''0000000000000000000000000000001b'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''line one' || char(10) || 'line two' || char(13) || char(10) || char(9) || 'tabbed ''''quoted'''' "twice" name=''''x'''''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:21.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (72, 23, 'circle', 5, NULL, NULL, 'id=''5'' uid=''00000000000000000000000000000005'' name=''a ''''choir'''' "of" %Q'' cadence_count=''5'' cadence_unit=''week'' updated_at=''2026-11-19T08:00:22.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (73, 24, 'contact', 19, 19, 'id=''19'' uid=''00000000000000000000000000000038'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:18.000Z''', 'id=''19'' uid=''00000000000000000000000000000038'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=''5'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:23.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (74, 25, 'circle', 2, NULL, 'id=''2'' uid=''6e65746c-0000-4000-8000-000000000002'' name=''close'' cadence_count=''1'' cadence_unit=''month'' updated_at=''2026-11-19T08:00:01.000Z''', 'id=''2'' uid=''6e65746c-0000-4000-8000-000000000002'' name=''close'' cadence_count=''31'' cadence_unit=''day'' updated_at=''2026-11-19T08:00:24.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (75, 26, 'circle', 4, NULL, 'id=''4'' uid=''6e65746c-0000-4000-8000-000000000004'' name=''wide'' cadence_count=''1'' cadence_unit=''year'' updated_at=''2026-11-19T08:00:01.000Z''', 'id=''4'' uid=''6e65746c-0000-4000-8000-000000000004'' name=''far & ' || char(8238) || 'wide'' cadence_count=''1'' cadence_unit=''year'' updated_at=''2026-11-19T08:00:25.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (76, 27, 'circle', 6, NULL, NULL, 'id=''6'' uid=''0000000000000000000000000000000d'' name=''idle'' cadence_count=NULL cadence_unit=NULL updated_at=''2026-11-19T08:00:26.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (77, 28, 'circle', 6, NULL, 'id=''6'' uid=''0000000000000000000000000000000d'' name=''idle'' cadence_count=NULL cadence_unit=NULL updated_at=''2026-11-19T08:00:26.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (78, 29, 'origin', 4, 18, NULL, 'id=''4'' uid=''0000000000000000000000000000004b'' contact_id=''18'' source=''csv:touches'' source_key=''0000000000000000000000000000004c'' updated_at=''2026-11-19T08:00:28.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (79, 29, 'origin', 5, 20, NULL, 'id=''5'' uid=''0000000000000000000000000000004d'' contact_id=''20'' source=''csv:touches'' source_key=''0000000000000000000000000000004e'' updated_at=''2026-11-19T08:00:28.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (80, 29, 'interaction', 1, 18, NULL, 'id=''1'' uid=''0000000000000000000000000000004f'' contact_id=''18'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''intro'' weight=''5'' note=''to Grace; ''''at last'''''' initiator=NULL group_uid=NULL forwards=NULL source=''csv:touches'' source_key=''t-1'' updated_at=''2026-11-19T08:00:28.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (81, 29, 'interaction', 2, 18, NULL, 'id=''2'' uid=''0000000000000000000000000000001a'' contact_id=''18'' day=''2025-03-01'' direction=''got'' channel=NULL kind=''advice'' weight=''5'' note=NULL initiator=NULL group_uid=NULL forwards=NULL source=''csv:touches'' source_key=''t-2'' updated_at=''2026-11-19T08:00:28.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (82, 29, 'interaction', 3, 20, NULL, 'id=''3'' uid=''00000000000000000000000000000050'' contact_id=''20'' day=''2025-12-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch in Kraków'' initiator=NULL group_uid=NULL forwards=NULL source=''csv:touches'' source_key=''t-3'' updated_at=''2026-11-19T08:00:28.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (83, 31, 'interaction', 4, 1, NULL, 'id=''4'' uid=''00000000000000000000000000000051'' contact_id=''1'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''00000000000000000000000000000052'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:30.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (84, 31, 'interaction', 5, 15, NULL, 'id=''5'' uid=''00000000000000000000000000000053'' contact_id=''15'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''00000000000000000000000000000052'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:30.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (85, 31, 'interaction', 6, 16, NULL, 'id=''6'' uid=''00000000000000000000000000000054'' contact_id=''16'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''00000000000000000000000000000052'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:30.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (86, 32, 'interaction', 7, 1, NULL, 'id=''7'' uid=''00000000000000000000000000000055'' contact_id=''1'' day=''2026-11-19'' direction=''gave'' channel=''in-person'' kind=''intro'' weight=''5'' note=NULL initiator=NULL group_uid=''00000000000000000000000000000056'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:31.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (87, 32, 'interaction', 8, 1, NULL, 'id=''8'' uid=''0000000000000000000000000000000f'' contact_id=''1'' day=''2026-11-19'' direction=''got'' channel=''in-person'' kind=''advice'' weight=''3'' note=NULL initiator=NULL group_uid=''00000000000000000000000000000056'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:31.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (88, 33, 'interaction', 9, 1, NULL, 'id=''9'' uid=''00000000000000000000000000000057'' contact_id=''1'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''a kind of ''''mine'''''' weight=''1'' note=NULL initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:32.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (89, 34, 'interaction', 10, 15, NULL, 'id=''10'' uid=''00000000000000000000000000000058'' contact_id=''15'' day=''1900-01-01'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=NULL initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:33.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (90, 35, 'interaction', 11, 2, NULL, 'id=''11'' uid=''00000000000000000000000000000059'' contact_id=''2'' day=''2026-11-19'' direction=''gave'' channel=NULL kind=''gift'' weight=''5'' note=''Robert''''); DROP TABLE contact; --'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:34.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (91, 36, 'interaction', 12, 12, NULL, 'id=''12'' uid=''0000000000000000000000000000005a'' contact_id=''12'' day=''2026-11-18'' direction=''got'' channel=NULL kind=''referral'' weight=''4'' note=''謝謝 lunch'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:35.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (92, 37, 'interaction', 13, 3, NULL, 'id=''13'' uid=''0000000000000000000000000000005b'' contact_id=''3'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with name=''''x'''' note=NULL id=''''7'''''' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:36.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (93, 38, 'interaction', 14, 4, NULL, 'id=''14'' uid=''0000000000000000000000000000005c'' contact_id=''4'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with %s %Q %n'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:37.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (94, 39, 'interaction', 15, 5, NULL, 'id=''15'' uid=''0000000000000000000000000000005d'' contact_id=''5'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with =HYPERLINK("http://example.org","Ann")'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:38.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (95, 40, 'interaction', 16, 6, NULL, 'id=''16'' uid=''0000000000000000000000000000005e'' contact_id=''6'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with A\$(touch pwned)`id`'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:39.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (96, 41, 'interaction', 17, 7, NULL, 'id=''17'' uid=''0000000000000000000000000000005f'' contact_id=''7'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with [red]Ann[/] <b>&amp;'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:40.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (97, 42, 'interaction', 18, 8, NULL, 'id=''18'' uid=''00000000000000000000000000000060'' contact_id=''8'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with ' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7) || ''' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:41.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (98, 43, 'interaction', 19, 9, NULL, 'id=''19'' uid=''00000000000000000000000000000061'' contact_id=''9'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with ' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:42.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (99, 44, 'interaction', 20, 10, NULL, 'id=''20'' uid=''00000000000000000000000000000062'' contact_id=''10'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with two' || char(10) || 'lines' || char(9) || 'and a tab' || char(13) || ''' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:43.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (100, 45, 'interaction', 21, 11, NULL, 'id=''21'' uid=''00000000000000000000000000000063'' contact_id=''11'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with O''''Neil "Ace" ''''''''Zoë'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:44.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (101, 46, 'interaction', 22, 12, NULL, 'id=''22'' uid=''00000000000000000000000000000064'' contact_id=''12'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with 林小雨'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:45.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (102, 47, 'interaction', 23, 13, NULL, 'id=''23'' uid=''00000000000000000000000000000065'' contact_id=''13'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with 🜁🜁🜁'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:46.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (103, 48, 'interaction', 24, 17, NULL, 'id=''24'' uid=''00000000000000000000000000000066'' contact_id=''17'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long '' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:47.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (104, 49, 'interaction', 7, 1, 'id=''7'' uid=''00000000000000000000000000000055'' contact_id=''1'' day=''2026-11-19'' direction=''gave'' channel=''in-person'' kind=''intro'' weight=''5'' note=NULL initiator=NULL group_uid=''00000000000000000000000000000056'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:31.000Z''', 'id=''7'' uid=''00000000000000000000000000000055'' contact_id=''1'' day=''2026-11-19'' direction=''gave'' channel=''in-person'' kind=''intro'' weight=''2'' note=''corrected: it''''s ''''lunch'''''' initiator=NULL group_uid=''00000000000000000000000000000056'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:48.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (105, 50, 'interaction', 5, 17, 'id=''5'' uid=''00000000000000000000000000000053'' contact_id=''15'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''00000000000000000000000000000052'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:30.000Z''', 'id=''5'' uid=''00000000000000000000000000000053'' contact_id=''17'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''00000000000000000000000000000052'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:49.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (106, 51, 'interaction', 6, 16, 'id=''6'' uid=''00000000000000000000000000000054'' contact_id=''16'' day=''2026-08-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''00000000000000000000000000000052'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:30.000Z''', 'id=''6'' uid=''00000000000000000000000000000054'' contact_id=''16'' day=''2026-02-28'' direction=''met'' channel=''letter'' kind=NULL weight=''1'' note=''lunch, all of us'' initiator=''me'' group_uid=''00000000000000000000000000000052'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:50.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (107, 52, 'contact', 1, 1, 'id=''1'' uid=''0000000000000000000000000000001b'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''line one' || char(10) || 'line two' || char(13) || char(10) || char(9) || 'tabbed ''''quoted'''' "twice" name=''''x'''''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:21.000Z''', 'id=''1'' uid=''0000000000000000000000000000001b'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''line one' || char(10) || 'line two' || char(13) || char(10) || char(9) || 'tabbed ''''quoted'''' "twice" name=''''x'''''' added_on=''2026-11-19'' snoozed_until=''2027-03-01'' archived_on=NULL updated_at=''2026-11-19T08:00:51.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (108, 53, 'contact', 19, 19, 'id=''19'' uid=''00000000000000000000000000000038'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=''5'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:23.000Z''', 'id=''19'' uid=''00000000000000000000000000000038'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=''5'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=''2026-12-03'' archived_on=NULL updated_at=''2026-11-19T08:00:52.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (109, 54, 'contact', 19, 19, 'id=''19'' uid=''00000000000000000000000000000038'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=''5'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=''2026-12-03'' archived_on=NULL updated_at=''2026-11-19T08:00:52.000Z''', 'id=''19'' uid=''00000000000000000000000000000038'' handle=''oduya-grace'' name=''Oduya, Grace'' location=NULL birthday=NULL met_on=''2020-02-29'' met_at=NULL introduced_by=NULL circle_id=''5'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:53.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (110, 55, 'contact', 5, 5, 'id=''5'' uid=''00000000000000000000000000000028'' handle=''h3'' name=''=HYPERLINK("http://example.org","Ann")'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as =HYPERLINK("http://example.org","Ann")'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:05.000Z''', 'id=''5'' uid=''00000000000000000000000000000028'' handle=''h3'' name=''=HYPERLINK("http://example.org","Ann")'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as =HYPERLINK("http://example.org","Ann")'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=''2026-11-19'' updated_at=''2026-11-19T08:00:54.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (111, 56, 'contact', 6, 6, 'id=''6'' uid=''00000000000000000000000000000029'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as A\$(touch pwned)`id`'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:06.000Z''', 'id=''6'' uid=''00000000000000000000000000000029'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as A\$(touch pwned)`id`'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=''2026-11-19'' updated_at=''2026-11-19T08:00:55.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (112, 57, 'contact', 6, 6, 'id=''6'' uid=''00000000000000000000000000000029'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as A\$(touch pwned)`id`'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=''2026-11-19'' updated_at=''2026-11-19T08:00:55.000Z''', 'id=''6'' uid=''00000000000000000000000000000029'' handle=''h4'' name=''A\$(touch pwned)`id`'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as A\$(touch pwned)`id`'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:56.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (113, 58, 'tag', 5, 1, NULL, 'id=''5'' uid=''00000000000000000000000000000067'' contact_id=''1'' name=''maths'' updated_at=''2026-11-19T08:00:57.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (114, 58, 'tag', 6, 1, NULL, 'id=''6'' uid=''00000000000000000000000000000068'' contact_id=''1'' name=''it''''s'' updated_at=''2026-11-19T08:00:57.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (115, 58, 'tag', 7, 1, NULL, 'id=''7'' uid=''0000000000000000000000000000000e'' contact_id=''1'' name=''%d'' updated_at=''2026-11-19T08:00:57.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (116, 59, 'tag', 7, 1, 'id=''7'' uid=''0000000000000000000000000000000e'' contact_id=''1'' name=''%d'' updated_at=''2026-11-19T08:00:57.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (117, 60, 'interaction', 8, 1, 'id=''8'' uid=''0000000000000000000000000000000f'' contact_id=''1'' day=''2026-11-19'' direction=''got'' channel=''in-person'' kind=''advice'' weight=''3'' note=NULL initiator=NULL group_uid=''00000000000000000000000000000056'' forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:31.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (124, 64, 'contact', 22, 22, NULL, 'id=''22'' uid=''00000000000000000000000000000015'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (125, 64, 'contact', 22, 22, 'id=''22'' uid=''00000000000000000000000000000015'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''', 'id=''22'' uid=''00000000000000000000000000000015'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''lunch undone'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (126, 64, 'tag', 8, 22, NULL, 'id=''8'' uid=''00000000000000000000000000000014'' contact_id=''22'' name=''undone'' updated_at=''2026-11-19T08:01:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (127, 65, 'interaction', 26, 22, NULL, 'id=''26'' uid=''00000000000000000000000000000013'' contact_id=''22'' day=''2026-11-19'' direction=''got'' channel=NULL kind=''advice'' weight=''1'' note=NULL initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:04.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (128, 66, 'interaction', 26, 22, 'id=''26'' uid=''00000000000000000000000000000013'' contact_id=''22'' day=''2026-11-19'' direction=''got'' channel=NULL kind=''advice'' weight=''1'' note=NULL initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:04.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (129, 67, 'tag', 8, 22, 'id=''8'' uid=''00000000000000000000000000000014'' contact_id=''22'' name=''undone'' updated_at=''2026-11-19T08:01:03.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (130, 67, 'contact', 22, 22, 'id=''22'' uid=''00000000000000000000000000000015'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''lunch undone'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''', 'id=''22'' uid=''00000000000000000000000000000015'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (131, 67, 'contact', 22, 22, 'id=''22'' uid=''00000000000000000000000000000015'' handle=''flo-undone'' name=''Flo Undone'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:03.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (132, 68, 'interaction', 27, 15, NULL, 'id=''27'' uid=''00000000000000000000000000000069'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''one'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:06.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (133, 69, 'interaction', 28, 15, NULL, 'id=''28'' uid=''0000000000000000000000000000006a'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''two'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:07.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (134, 70, 'contact', 15, 15, 'id=''15'' uid=''00000000000000000000000000000032'' handle=''bo-berg'' name=''Bo Berg'' location=NULL birthday=''--02-29'' met_on=NULL met_at=''Übersee'' introduced_by=NULL circle_id=NULL cadence_count=''100'' cadence_unit=''year'' in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:15.000Z''', 'id=''15'' uid=''00000000000000000000000000000032'' handle=''bo-berg'' name=''Bo Berg'' location=''Kraków'' birthday=''--02-29'' met_on=NULL met_at=''Übersee'' introduced_by=NULL circle_id=NULL cadence_count=''100'' cadence_unit=''year'' in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:08.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (135, 71, 'contact', 15, 15, 'id=''15'' uid=''00000000000000000000000000000032'' handle=''bo-berg'' name=''Bo Berg'' location=''Kraków'' birthday=''--02-29'' met_on=NULL met_at=''Übersee'' introduced_by=NULL circle_id=NULL cadence_count=''100'' cadence_unit=''year'' in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:08.000Z''', 'id=''15'' uid=''00000000000000000000000000000032'' handle=''bo-berg'' name=''Bo Berg'' location=NULL birthday=''--02-29'' met_on=NULL met_at=''Übersee'' introduced_by=NULL circle_id=NULL cadence_count=''100'' cadence_unit=''year'' in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:15.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (136, 72, 'interaction', 28, 15, 'id=''28'' uid=''0000000000000000000000000000006a'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''two'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:07.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (137, 73, 'interaction', 27, 15, 'id=''27'' uid=''00000000000000000000000000000069'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''one'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:06.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (138, 74, 'interaction', 27, 15, NULL, 'id=''27'' uid=''00000000000000000000000000000069'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''one'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:06.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (139, 75, 'interaction', 28, 15, NULL, 'id=''28'' uid=''0000000000000000000000000000006a'' contact_id=''15'' day=''2026-11-19'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''two'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:07.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (140, 76, 'tag', 9, 16, NULL, 'id=''9'' uid=''0000000000000000000000000000006b'' contact_id=''16'' name=''again'' updated_at=''2026-11-19T08:01:11.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (141, 77, 'tag', 9, 16, 'id=''9'' uid=''0000000000000000000000000000006b'' contact_id=''16'' name=''again'' updated_at=''2026-11-19T08:01:11.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (142, 78, 'tag', 9, 16, NULL, 'id=''9'' uid=''0000000000000000000000000000006b'' contact_id=''16'' name=''again'' updated_at=''2026-11-19T08:01:11.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (143, 79, 'setting', 1, NULL, NULL, 'id=''1'' uid=''0000000000000000000000000000000a'' name=''me'' value=''me@example.org' || char(10) || 'Vera ''''Me'''' Lund'' updated_at=''2026-11-19T08:01:14.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (144, 80, 'setting', 2, NULL, NULL, 'id=''2'' uid=''0000000000000000000000000000000b'' name=''region'' value=''CH'' updated_at=''2026-11-19T08:01:15.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (145, 81, 'apart', 1, 15, NULL, 'id=''1'' uid=''0000000000000000000000000000006c'' contact_id=''15'' other_id=''17'' updated_at=''2026-11-19T08:01:16.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (146, 82, 'interaction', 14, 3, 'id=''14'' uid=''0000000000000000000000000000005c'' contact_id=''4'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with %s %Q %n'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:37.000Z''', 'id=''14'' uid=''0000000000000000000000000000005c'' contact_id=''3'' day=''2026-01-31'' direction=''met'' channel=NULL kind=NULL weight=''1'' note=''lunch with %s %Q %n'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (147, 82, 'contact', 4, 4, 'id=''4'' uid=''00000000000000000000000000000016'' handle=''h2'' name=''%s %Q %n'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as %s %Q %n'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:04.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (148, 82, 'contact', 3, 3, 'id=''3'' uid=''00000000000000000000000000000027'' handle=''h1'' name=''name=''''x'''' note=NULL id=''''7'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as name=''''x'''' note=NULL id=''''7'''''' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:03.000Z''', 'id=''3'' uid=''00000000000000000000000000000027'' handle=''h1'' name=''%s %Q %n'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as name=''''x'''' note=NULL id=''''7''''' || char(10) || char(10) || 'met as %s %Q %n'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (149, 82, 'origin', 6, 3, NULL, 'id=''6'' uid=''0000000000000000000000000000006d'' contact_id=''3'' source=''netlog'' source_key=''00000000000000000000000000000016'' updated_at=''2026-11-19T08:01:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (150, 82, 'detail', 16, 3, NULL, 'id=''16'' uid=''0000000000000000000000000000006e'' contact_id=''3'' kind=''nickname'' value=''name=''''x'''' note=NULL id=''''7'''''' folded=''name=''''x'''' note=null id=''''7'''''' updated_at=''2026-11-19T08:01:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (151, 82, 'origin', 7, 3, NULL, 'id=''7'' uid=''0000000000000000000000000000006f'' contact_id=''3'' source=''handle'' source_key=''h2'' updated_at=''2026-11-19T08:01:17.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (152, 83, 'source', 1, NULL, NULL, 'id=''1'' uid=''0000000000000000000000000000000c'' kind=''mail'' path=''/mail'' me=''me@example.org'' creates=''0'' paused=''0'' updated_at=''2026-11-19T08:01:18.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (153, 84, 'knows', 1, 1, NULL, 'id=''1'' uid=''00000000000000000000000000000070'' contact_id=''1'' other_id=''15'' how=''school, ''''the old one'''''' strength=''3'' note=NULL updated_at=''2026-11-19T08:01:22.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (154, 85, 'knows', 2, 16, NULL, 'id=''2'' uid=''00000000000000000000000000000071'' contact_id=''16'' other_id=''17'' how=NULL strength=NULL note=''name=''''x'''' note=NULL' || char(10) || 'since 1999'' updated_at=''2026-11-19T08:01:23.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (155, 86, 'intro', 1, 15, NULL, 'id=''1'' uid=''00000000000000000000000000000072'' contact_id=''15'' other_id=''17'' by_id=NULL stage=''asked'' wish=''a boat & %Q'' outcome=NULL note=NULL asked_on=''2024-02-29'' made_on=NULL updated_at=''2026-11-19T08:01:24.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (156, 87, 'intro', 2, 16, NULL, 'id=''2'' uid=''00000000000000000000000000000073'' contact_id=''16'' other_id=''17'' by_id=''1'' stage=''declined'' wish=NULL outcome=''too far'' note=NULL asked_on=''2026-01-31'' made_on=NULL updated_at=''2026-11-19T08:01:25.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (161, 91, 'intro', 4, 16, NULL, 'id=''4'' uid=''00000000000000000000000000000074'' contact_id=''16'' other_id=NULL by_id=''15'' stage=''made'' wish=NULL outcome=NULL note=''謝謝'' asked_on=''2026-01-31'' made_on=''2024-02-29'' updated_at=''2026-11-19T08:01:29.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (162, 92, 'loop', 1, 15, NULL, 'id=''1'' uid=''00000000000000000000000000000075'' contact_id=''15'' kind=''thanks'' what=''introducing Cy'' opened_on=''2026-01-31'' due_on=''2199-12-31'' state=''open'' closed_on=NULL note=NULL intro_id=''4'' updated_at=''2026-11-19T08:01:30.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (163, 93, 'loop', 2, 1, NULL, 'id=''2'' uid=''00000000000000000000000000000076'' contact_id=''1'' kind=''request'' what=''''''the'''' chart'' opened_on=''1900-01-01'' due_on=NULL state=''open'' closed_on=NULL note=''=1+1'' intro_id=NULL updated_at=''2026-11-19T08:01:31.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (164, 94, 'loop', 3, 1, NULL, 'id=''3'' uid=''00000000000000000000000000000077'' contact_id=''1'' kind=''promise'' what=''a map'' opened_on=''2026-01-31'' due_on=NULL state=''done'' closed_on=''2026-02-28'' note=NULL intro_id=NULL updated_at=''2026-11-19T08:01:32.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (165, 95, 'loop', 4, 17, NULL, 'id=''4'' uid=''00000000000000000000000000000019'' contact_id=''17'' kind=''ask'' what=''undone'' opened_on=''2026-01-31'' due_on=NULL state=''open'' closed_on=NULL note=NULL intro_id=NULL updated_at=''2026-11-19T08:01:33.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (166, 96, 'loop', 4, 17, 'id=''4'' uid=''00000000000000000000000000000019'' contact_id=''17'' kind=''ask'' what=''undone'' opened_on=''2026-01-31'' due_on=NULL state=''open'' closed_on=NULL note=NULL intro_id=NULL updated_at=''2026-11-19T08:01:33.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (167, 97, 'loop', 5, 17, NULL, 'id=''5'' uid=''00000000000000000000000000000078'' contact_id=''17'' kind=''ask'' what=''undone and made again'' opened_on=''2026-01-31'' due_on=NULL state=''open'' closed_on=NULL note=NULL intro_id=NULL updated_at=''2026-11-19T08:01:35.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (168, 98, 'loop', 5, 17, 'id=''5'' uid=''00000000000000000000000000000078'' contact_id=''17'' kind=''ask'' what=''undone and made again'' opened_on=''2026-01-31'' due_on=NULL state=''open'' closed_on=NULL note=NULL intro_id=NULL updated_at=''2026-11-19T08:01:35.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (169, 99, 'loop', 5, 17, NULL, 'id=''5'' uid=''00000000000000000000000000000078'' contact_id=''17'' kind=''ask'' what=''undone and made again'' opened_on=''2026-01-31'' due_on=NULL state=''open'' closed_on=NULL note=NULL intro_id=NULL updated_at=''2026-11-19T08:01:35.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (170, 100, 'loop', 2, 1, 'id=''2'' uid=''00000000000000000000000000000076'' contact_id=''1'' kind=''request'' what=''''''the'''' chart'' opened_on=''1900-01-01'' due_on=NULL state=''open'' closed_on=NULL note=''=1+1'' intro_id=NULL updated_at=''2026-11-19T08:01:31.000Z''', 'id=''2'' uid=''00000000000000000000000000000076'' contact_id=''1'' kind=''request'' what=''''''the'''' chart'' opened_on=''1900-01-01'' due_on=NULL state=''referred'' closed_on=''2026-02-03'' note=''=1+1'' intro_id=''1'' updated_at=''2026-11-19T08:01:38.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (171, 101, 'topic', 1, NULL, NULL, 'id=''1'' uid=''00000000000000000000000000000079'' contact_id=NULL direction=''offers'' name=''signs, ''''plain'''''' folded=''signs, ''''plain'''''' since=''2026-01-31'' updated_at=''2026-11-19T08:01:39.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (172, 102, 'topic', 2, NULL, NULL, 'id=''2'' uid=''0000000000000000000000000000007a'' contact_id=NULL direction=''needs'' name=''Łódź'' folded=''lodz'' since=''2026-01-31'' updated_at=''2026-11-19T08:01:40.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (173, 103, 'topic', 3, 16, NULL, 'id=''3'' uid=''0000000000000000000000000000007b'' contact_id=''16'' direction=''needs'' name=''signs'' folded=''signs'' since=''2026-01-31'' updated_at=''2026-11-19T08:01:41.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (174, 104, 'topic', 4, 16, NULL, 'id=''4'' uid=''0000000000000000000000000000007c'' contact_id=''16'' direction=''offers'' name=''xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'' folded=''xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'' since=''2026-01-31'' updated_at=''2026-11-19T08:01:42.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (175, 105, 'target', 1, NULL, NULL, 'id=''1'' uid=''0000000000000000000000000000007d'' contact_id=NULL company_id=''1'' role=''pilot''''s mate'' step=NULL opened_on=''2024-02-29'' due_on=''2199-12-31'' closed_on=NULL updated_at=''2026-11-19T08:01:43.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (176, 106, 'target', 2, 17, NULL, 'id=''2'' uid=''0000000000000000000000000000007e'' contact_id=''17'' company_id=NULL role=NULL step=''write'' opened_on=''2024-02-29'' due_on=NULL closed_on=NULL updated_at=''2026-11-19T08:01:44.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (177, 107, 'target', 2, 17, 'id=''2'' uid=''0000000000000000000000000000007e'' contact_id=''17'' company_id=NULL role=NULL step=''write'' opened_on=''2024-02-29'' due_on=NULL closed_on=NULL updated_at=''2026-11-19T08:01:44.000Z''', 'id=''2'' uid=''0000000000000000000000000000007e'' contact_id=''17'' company_id=NULL role=NULL step=''write'' opened_on=''2024-02-29'' due_on=NULL closed_on=''2026-01-31'' updated_at=''2026-11-19T08:01:45.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (178, 108, 'company', 3, NULL, NULL, 'id=''3'' uid=''00000000000000000000000000000009'' name=''Harbour, Sons & Co Inc.'' folded=''harbour, sons & co inc.'' same_as=''1'' link=NULL note=NULL updated_at=''2026-11-19T08:01:46.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (179, 109, 'company', 1, NULL, 'id=''1'' uid=''00000000000000000000000000000007'' name=''Harbour, Sons & Co'' folded=''harbour, sons & co'' same_as=NULL link=NULL note=NULL updated_at=''2026-11-19T08:00:17.000Z''', 'id=''1'' uid=''00000000000000000000000000000007'' name=''Harbour, Sons & Co'' folded=''harbour, sons & co'' same_as=NULL link=''https://example.org/?a=''''b'''''' note=''two' || char(10) || 'lines'' updated_at=''2026-11-19T08:01:47.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (180, 110, 'contact', 1, 1, 'id=''1'' uid=''0000000000000000000000000000001b'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''line one' || char(10) || 'line two' || char(13) || char(10) || char(9) || 'tabbed ''''quoted'''' "twice" name=''''x'''''' added_on=''2026-11-19'' snoozed_until=''2027-03-01'' archived_on=NULL updated_at=''2026-11-19T08:00:51.000Z''', 'id=''1'' uid=''0000000000000000000000000000001b'' handle=''ada-lovelace'' name=''Ada Lovelace'' location=NULL birthday=''1996-02-29'' met_on=NULL met_at=NULL introduced_by=NULL circle_id=''2'' cadence_count=NULL cadence_unit=NULL in_person_count=''6'' in_person_unit=''month'' note=''line one' || char(10) || 'line two' || char(13) || char(10) || char(9) || 'tabbed ''''quoted'''' "twice" name=''''x'''''' added_on=''2026-11-19'' snoozed_until=''2027-03-01'' archived_on=NULL updated_at=''2026-11-19T08:01:48.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (181, 111, 'contact', 16, 16, 'id=''16'' uid=''00000000000000000000000000000033'' handle=''cy'' name=''Cy'' location=NULL birthday=NULL met_on=''1900-01-01'' met_at=NULL introduced_by=''1'' circle_id=NULL cadence_count=''36525'' cadence_unit=''day'' in_person_count=NULL in_person_unit=NULL note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:16.000Z''', 'id=''16'' uid=''00000000000000000000000000000033'' handle=''cy'' name=''Cy'' location=NULL birthday=NULL met_on=''1900-01-01'' met_at=NULL introduced_by=''1'' circle_id=NULL cadence_count=''36525'' cadence_unit=''day'' in_person_count=''6'' in_person_unit=''month'' note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:48.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (182, 112, 'contact', 16, 16, 'id=''16'' uid=''00000000000000000000000000000033'' handle=''cy'' name=''Cy'' location=NULL birthday=NULL met_on=''1900-01-01'' met_at=NULL introduced_by=''1'' circle_id=NULL cadence_count=''36525'' cadence_unit=''day'' in_person_count=''6'' in_person_unit=''month'' note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:48.000Z''', 'id=''16'' uid=''00000000000000000000000000000033'' handle=''cy'' name=''Cy'' location=NULL birthday=NULL met_on=''1900-01-01'' met_at=NULL introduced_by=''1'' circle_id=NULL cadence_count=''36525'' cadence_unit=''day'' in_person_count=''6'' in_person_unit=''year'' note=NULL added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:49.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (183, 113, 'interaction', 9, 1, 'id=''9'' uid=''00000000000000000000000000000057'' contact_id=''1'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''a kind of ''''mine'''''' weight=''1'' note=NULL initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:32.000Z''', 'id=''9'' uid=''00000000000000000000000000000057'' contact_id=''1'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''a kind of ''''mine'''''' weight=''1'' note=NULL initiator=NULL group_uid=NULL forwards=''2'' source=NULL source_key=NULL updated_at=''2026-11-19T08:01:50.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (184, 114, 'interaction', 11, 2, 'id=''11'' uid=''00000000000000000000000000000059'' contact_id=''2'' day=''2026-11-19'' direction=''gave'' channel=NULL kind=''gift'' weight=''5'' note=''Robert''''); DROP TABLE contact; --'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:00:34.000Z''', 'id=''11'' uid=''00000000000000000000000000000059'' contact_id=''2'' day=''2026-11-19'' direction=''gave'' channel=NULL kind=''gift'' weight=''5'' note=''Robert''''); DROP TABLE contact; --'' initiator=NULL group_uid=NULL forwards=''4'' source=NULL source_key=NULL updated_at=''2026-11-19T08:01:51.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (185, 115, 'contact', 24, 24, NULL, 'id=''24'' uid=''0000000000000000000000000000007f'' handle=''gil'' name=''Gil ''''Elsewhere'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''lunch'' added_on=''2026-11-22'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:52.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (186, 116, 'contact', 24, 24, 'id=''24'' uid=''0000000000000000000000000000007f'' handle=''gil'' name=''Gil ''''Elsewhere'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''lunch'' added_on=''2026-11-22'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:52.000Z''', 'id=''24'' uid=''0000000000000000000000000000007f'' handle=''gil'' name=''Gil ''''Elsewhere'''''' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=''1'' cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''lunch'' added_on=''2026-11-18'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:01:53.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (187, 117, 'interaction', 29, 24, NULL, 'id=''29'' uid=''00000000000000000000000000000080'' contact_id=''24'' day=''2199-12-31'' direction=''gave'' channel=NULL kind=''thanks'' weight=''5'' note=''lunch to come'' initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:54.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (188, 118, 'interaction', 1, 18, 'id=''1'' uid=''0000000000000000000000000000004f'' contact_id=''18'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''intro'' weight=''5'' note=''to Grace; ''''at last'''''' initiator=NULL group_uid=NULL forwards=NULL source=''csv:touches'' source_key=''t-1'' updated_at=''2026-11-19T08:00:28.000Z''', 'id=''1'' uid=''0000000000000000000000000000004f'' contact_id=''18'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''intro'' weight=''5'' note=''rewritten lunch'' initiator=NULL group_uid=NULL forwards=NULL source=''csv:touches'' source_key=''t-1'' updated_at=''2026-11-19T08:01:55.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (189, 119, 'contact', 7, 7, 'id=''7'' uid=''0000000000000000000000000000002a'' handle=''h5'' name=''[red]Ann[/] <b>&amp;'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as [red]Ann[/] <b>&amp;'' added_on=''2026-11-19'' snoozed_until=NULL archived_on=NULL updated_at=''2026-11-19T08:00:07.000Z''', 'id=''7'' uid=''0000000000000000000000000000002a'' handle=''h5'' name=''[red]Ann[/] <b>&amp;'' location=NULL birthday=NULL met_on=NULL met_at=NULL introduced_by=NULL circle_id=NULL cadence_count=NULL cadence_unit=NULL in_person_count=NULL in_person_unit=NULL note=''met as [red]Ann[/] <b>&amp;'' added_on=''2026-11-19'' snoozed_until=''2199-12-31'' archived_on=NULL updated_at=''2026-11-19T08:01:56.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (190, 120, 'interaction', 9, 1, 'id=''9'' uid=''00000000000000000000000000000057'' contact_id=''1'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''a kind of ''''mine'''''' weight=''1'' note=NULL initiator=NULL group_uid=NULL forwards=''2'' source=NULL source_key=NULL updated_at=''2026-11-19T08:01:50.000Z''', 'id=''9'' uid=''00000000000000000000000000000057'' contact_id=''1'' day=''2024-02-29'' direction=''gave'' channel=NULL kind=''a kind of ''''mine'''''' weight=''1'' note=NULL initiator=NULL group_uid=NULL forwards=NULL source=NULL source_key=NULL updated_at=''2026-11-19T08:01:57.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (191, 121, 'interaction', 2, 18, 'id=''2'' uid=''0000000000000000000000000000001a'' contact_id=''18'' day=''2025-03-01'' direction=''got'' channel=NULL kind=''advice'' weight=''5'' note=NULL initiator=NULL group_uid=NULL forwards=NULL source=''csv:touches'' source_key=''t-2'' updated_at=''2026-11-19T08:00:28.000Z''', NULL);
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (192, 122, 'circle', 7, NULL, NULL, 'id=''7'' uid=''00000000000000000000000000000006'' name=''without a cadence'' cadence_count=NULL cadence_unit=NULL updated_at=''2026-11-19T08:01:58.000Z''');
INSERT INTO change (id, operation_id, table_name, row_id, contact_id, before, after) VALUES (193, 123, 'position', 6, 24, NULL, 'id=''6'' uid=''00000000000000000000000000000081'' contact_id=''24'' company_id=NULL title=''clerk'' since=''1900-01-01'' until=''1999-12-31'' updated_at=''2026-11-19T08:01:59.000Z''');

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
	in_person_count INTEGER, 
	in_person_unit TEXT, 
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
	CONSTRAINT "a rhythm of meeting is at least 1 day and at most 100 years" CHECK ((in_person_count IS NULL AND in_person_unit IS NULL) OR (in_person_count IS NOT NULL AND ((in_person_unit IS 'day' AND in_person_count BETWEEN 1 AND 36525) OR (in_person_unit IS 'week' AND in_person_count BETWEEN 1 AND 5217) OR (in_person_unit IS 'month' AND in_person_count BETWEEN 1 AND 1200) OR (in_person_unit IS 'year' AND in_person_count BETWEEN 1 AND 100)))), 
	UNIQUE (uid), 
	UNIQUE (handle), 
	FOREIGN KEY(introduced_by) REFERENCES contact (id) ON DELETE SET NULL, 
	FOREIGN KEY(circle_id) REFERENCES circle (id) ON DELETE SET NULL
)
 STRICT;
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (1, '0000000000000000000000000000001b', 'ada-lovelace', 'Ada Lovelace', NULL, '1996-02-29', NULL, NULL, NULL, 2, NULL, NULL, 6, 'month', 'line one' || char(10) || 'line two' || char(13) || char(10) || char(9) || 'tabbed ''quoted'' "twice" name=''x''', '2026-11-19', '2027-03-01', NULL, '2026-11-19T08:01:48.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (2, '00000000000000000000000000000026', 'h0', 'Robert''); DROP TABLE contact; --', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as Robert''); DROP TABLE contact; --', '2026-11-19', NULL, NULL, '2026-11-19T08:00:02.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (3, '00000000000000000000000000000027', 'h1', '%s %Q %n', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as name=''x'' note=NULL id=''7''' || char(10) || char(10) || 'met as %s %Q %n', '2026-11-19', NULL, NULL, '2026-11-19T08:01:17.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (5, '00000000000000000000000000000028', 'h3', '=HYPERLINK("http://example.org","Ann")', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as =HYPERLINK("http://example.org","Ann")', '2026-11-19', NULL, '2026-11-19', '2026-11-19T08:00:54.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (6, '00000000000000000000000000000029', 'h4', 'A\$(touch pwned)`id`', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as A\$(touch pwned)`id`', '2026-11-19', NULL, NULL, '2026-11-19T08:00:56.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (7, '0000000000000000000000000000002a', 'h5', '[red]Ann[/] <b>&amp;', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as [red]Ann[/] <b>&amp;', '2026-11-19', '2199-12-31', NULL, '2026-11-19T08:01:56.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (8, '0000000000000000000000000000002b', 'h6', char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as ' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7), '2026-11-19', NULL, NULL, '2026-11-19T08:00:08.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (9, '0000000000000000000000000000002c', 'h7', char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as ' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero', '2026-11-19', NULL, NULL, '2026-11-19T08:00:09.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (10, '0000000000000000000000000000002d', 'h8', 'two lines and a tab', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as two' || char(10) || 'lines' || char(9) || 'and a tab' || char(13), '2026-11-19', NULL, NULL, '2026-11-19T08:00:10.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (11, '0000000000000000000000000000002e', 'h9', 'O''Neil "Ace" ''''Zoë', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as O''Neil "Ace" ''''Zoë', '2026-11-19', NULL, NULL, '2026-11-19T08:00:11.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (12, '0000000000000000000000000000002f', 'h10', '林小雨', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as 林小雨', '2026-11-19', NULL, NULL, '2026-11-19T08:00:12.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (13, '00000000000000000000000000000030', 'h11', '🜁🜁🜁', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as 🜁🜁🜁', '2026-11-19', NULL, NULL, '2026-11-19T08:00:13.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (14, '00000000000000000000000000000031', 'h12', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'met as xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2026-11-19', NULL, NULL, '2026-11-19T08:00:14.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (15, '00000000000000000000000000000032', 'bo-berg', 'Bo Berg', NULL, '--02-29', NULL, 'Übersee', NULL, NULL, 100, 'year', NULL, NULL, NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:00:15.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (16, '00000000000000000000000000000033', 'cy', 'Cy', NULL, NULL, '1900-01-01', NULL, 1, NULL, 36525, 'day', 6, 'year', NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:01:49.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (17, '00000000000000000000000000000034', 'deo', 'Deo', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:00:17.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (18, '00000000000000000000000000000037', 'chiara-conti', 'Chiara Conti-Żółć', NULL, NULL, '2019-02-28', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:00:20.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (19, '00000000000000000000000000000038', 'oduya-grace', 'Oduya, Grace', NULL, NULL, '2020-02-29', NULL, NULL, 5, NULL, NULL, NULL, NULL, NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:00:53.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (20, '00000000000000000000000000000039', 'lukasz-zolc', 'Łukasz Żółć', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-19', NULL, NULL, '2026-11-19T08:00:18.000Z');
INSERT INTO contact (id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) VALUES (24, '0000000000000000000000000000007f', 'gil', 'Gil ''Elsewhere''', NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 'lunch', '2026-11-18', NULL, NULL, '2026-11-19T08:01:53.000Z');

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
INSERT INTO stamp (uid, field, at, operation_id) VALUES ('00000000000000000000000000000032', 'name', '2026-11-19T08:00:00.000Z', 83);

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
INSERT INTO apart (id, uid, contact_id, other_id, updated_at) VALUES (1, '0000000000000000000000000000006c', 15, 17, '2026-11-19T08:01:16.000Z');

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
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (1, '0000000000000000000000000000001c', 1, 'email', 'ADA+x@Example.org', 'ada+x@example.org', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (2, '0000000000000000000000000000001d', 1, 'email', 'ada''s.mail@example.org', 'ada''s.mail@example.org', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (3, '0000000000000000000000000000001e', 1, 'email', '"a b"@example.org', '"a b"@example.org', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (4, '0000000000000000000000000000001f', 1, 'phone', '+39 055 1234-567;ext=9', '00390551234567', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (5, '00000000000000000000000000000020', 1, 'phone', '0039 055 1234567 8', '003905512345678', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (6, '00000000000000000000000000000021', 1, 'link', 'https://www.example.org/~ada/?q=%27''--', 'example.org/~ada', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (7, '00000000000000000000000000000022', 1, 'link', 'example.org/ÅDA', 'example.org/åda', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (8, '00000000000000000000000000000023', 1, 'nickname', 'Countess', 'countess', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (9, '00000000000000000000000000000024', 1, 'nickname', 'Adà  L.', 'ada l.', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (10, '00000000000000000000000000000025', 1, 'nickname', '= ada', '= ada', '2026-11-19T08:00:01.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (11, '0000000000000000000000000000003a', 18, 'email', 'chiara@example.org', 'chiara@example.org', '2026-11-19T08:00:18.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (12, '0000000000000000000000000000003b', 19, 'email', 'grace@example.org', 'grace@example.org', '2026-11-19T08:00:18.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (13, '0000000000000000000000000000003c', 20, 'email', 'lukasz@example.org', 'lukasz@example.org', '2026-11-19T08:00:18.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (14, '0000000000000000000000000000004a', 18, 'email', 'cc@example.org', 'cc@example.org', '2026-11-19T08:00:20.000Z');
INSERT INTO detail (id, uid, contact_id, kind, value, folded, updated_at) VALUES (16, '0000000000000000000000000000006e', 3, 'nickname', 'name=''x'' note=NULL id=''7''', 'name=''x'' note=null id=''7''', '2026-11-19T08:01:17.000Z');

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
	forwards INTEGER, 
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
	CONSTRAINT "a kindness is passed on by another" CHECK (forwards <> id), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE, 
	FOREIGN KEY(forwards) REFERENCES interaction (id) ON DELETE SET NULL
)
 STRICT;
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (1, '0000000000000000000000000000004f', 18, '2024-02-29', 'gave', NULL, 'intro', 5, 'rewritten lunch', NULL, NULL, NULL, 'csv:touches', 't-1', '2026-11-19T08:01:55.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (3, '00000000000000000000000000000050', 20, '2025-12-31', 'met', NULL, NULL, 1, 'lunch in Kraków', NULL, NULL, NULL, 'csv:touches', 't-3', '2026-11-19T08:00:28.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (4, '00000000000000000000000000000051', 1, '2026-08-31', 'met', NULL, NULL, 1, 'lunch, all of us', 'me', '00000000000000000000000000000052', NULL, NULL, NULL, '2026-11-19T08:00:30.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (5, '00000000000000000000000000000053', 17, '2026-08-31', 'met', NULL, NULL, 1, 'lunch, all of us', 'me', '00000000000000000000000000000052', NULL, NULL, NULL, '2026-11-19T08:00:49.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (6, '00000000000000000000000000000054', 16, '2026-02-28', 'met', 'letter', NULL, 1, 'lunch, all of us', 'me', '00000000000000000000000000000052', NULL, NULL, NULL, '2026-11-19T08:00:50.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (7, '00000000000000000000000000000055', 1, '2026-11-19', 'gave', 'in-person', 'intro', 2, 'corrected: it''s ''lunch''', NULL, '00000000000000000000000000000056', NULL, NULL, NULL, '2026-11-19T08:00:48.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (9, '00000000000000000000000000000057', 1, '2024-02-29', 'gave', NULL, 'a kind of ''mine''', 1, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:01:57.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (10, '00000000000000000000000000000058', 15, '1900-01-01', 'met', NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:33.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (11, '00000000000000000000000000000059', 2, '2026-11-19', 'gave', NULL, 'gift', 5, 'Robert''); DROP TABLE contact; --', NULL, NULL, 4, NULL, NULL, '2026-11-19T08:01:51.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (12, '0000000000000000000000000000005a', 12, '2026-11-18', 'got', NULL, 'referral', 4, '謝謝 lunch', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:35.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (13, '0000000000000000000000000000005b', 3, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with name=''x'' note=NULL id=''7''', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:36.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (14, '0000000000000000000000000000005c', 3, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with %s %Q %n', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:01:17.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (15, '0000000000000000000000000000005d', 5, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with =HYPERLINK("http://example.org","Ann")', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:38.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (16, '0000000000000000000000000000005e', 6, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with A\$(touch pwned)`id`', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:39.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (17, '0000000000000000000000000000005f', 7, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with [red]Ann[/] <b>&amp;', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:40.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (18, '00000000000000000000000000000060', 8, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with ' || char(27) || '[31mRed' || char(27) || ']52;c;eA==' || char(7), NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:41.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (19, '00000000000000000000000000000061', 9, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with ' || char(8238) || 'evil' || char(8294) || ' ' || char(8203) || 'zero', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:42.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (20, '00000000000000000000000000000062', 10, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with two' || char(10) || 'lines' || char(9) || 'and a tab' || char(13), NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:43.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (21, '00000000000000000000000000000063', 11, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with O''Neil "Ace" ''''Zoë', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:44.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (22, '00000000000000000000000000000064', 12, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with 林小雨', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:45.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (23, '00000000000000000000000000000065', 13, '2026-01-31', 'met', NULL, NULL, 1, 'lunch with 🜁🜁🜁', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:46.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (24, '00000000000000000000000000000066', 17, '2026-11-19', 'met', NULL, NULL, 1, 'long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long ', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:00:47.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (27, '00000000000000000000000000000069', 15, '2026-11-19', 'met', NULL, NULL, 1, 'one', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:01:06.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (28, '0000000000000000000000000000006a', 15, '2026-11-19', 'met', NULL, NULL, 1, 'two', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:01:07.000Z');
INSERT INTO interaction (id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) VALUES (29, '00000000000000000000000000000080', 24, '2199-12-31', 'gave', NULL, 'thanks', 5, 'lunch to come', NULL, NULL, NULL, NULL, NULL, '2026-11-19T08:01:54.000Z');

CREATE TABLE intro (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	contact_id INTEGER NOT NULL, 
	other_id INTEGER, 
	by_id INTEGER, 
	stage TEXT DEFAULT 'asked' NOT NULL, 
	wish TEXT, 
	outcome TEXT, 
	note TEXT, 
	asked_on TEXT DEFAULT (date('now', 'localtime')) NOT NULL, 
	made_on TEXT, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "an introduction is between three people" CHECK (coalesce(other_id, by_id) IS NOT NULL AND contact_id <> coalesce(other_id, 0) AND by_id IS NOT contact_id AND (by_id IS NULL OR by_id IS NOT other_id)), 
	CONSTRAINT "the stage of an introduction is one of asked, agreed, made, declined" CHECK (stage IN ('asked', 'agreed', 'made', 'declined')), 
	CONSTRAINT "what an introduction is for is text of at most 500 characters, without NUL" CHECK (trim(wish) <> '' AND length(wish) <= 500 AND instr(wish, char(0)) = 0), 
	CONSTRAINT "an outcome is text of at most 500 characters, without NUL" CHECK (trim(outcome) <> '' AND length(outcome) <= 500 AND instr(outcome, char(0)) = 0), 
	CONSTRAINT "a note cannot be blank" CHECK (trim(note) <> ''), 
	CONSTRAINT "a note can have at most 65536 characters and no NUL" CHECK (length(note) <= 65536 AND instr(note, char(0)) = 0), 
	CONSTRAINT "the day an introduction was asked for must be a real day from 1900-01-01 to 2199-12-31" CHECK (asked_on BETWEEN '1900-01-01' AND '2199-12-31' AND asked_on IS date(asked_on, '0 days')), 
	CONSTRAINT "the day an introduction was made must be a real day from 1900-01-01 to 2199-12-31" CHECK (made_on BETWEEN '1900-01-01' AND '2199-12-31' AND made_on IS date(made_on, '0 days')), 
	CONSTRAINT "what was made has the day it was made" CHECK ((stage = 'made') = (made_on IS NOT NULL)), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE, 
	FOREIGN KEY(other_id) REFERENCES contact (id) ON DELETE CASCADE, 
	FOREIGN KEY(by_id) REFERENCES contact (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO intro (id, uid, contact_id, other_id, by_id, stage, wish, outcome, note, asked_on, made_on, updated_at) VALUES (1, '00000000000000000000000000000072', 15, 17, NULL, 'asked', 'a boat & %Q', NULL, NULL, '2024-02-29', NULL, '2026-11-19T08:01:24.000Z');
INSERT INTO intro (id, uid, contact_id, other_id, by_id, stage, wish, outcome, note, asked_on, made_on, updated_at) VALUES (2, '00000000000000000000000000000073', 16, 17, 1, 'declined', NULL, 'too far', NULL, '2026-01-31', NULL, '2026-11-19T08:01:25.000Z');
INSERT INTO intro (id, uid, contact_id, other_id, by_id, stage, wish, outcome, note, asked_on, made_on, updated_at) VALUES (4, '00000000000000000000000000000074', 16, NULL, 15, 'made', NULL, NULL, '謝謝', '2026-01-31', '2024-02-29', '2026-11-19T08:01:29.000Z');

CREATE TABLE knows (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	contact_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	how TEXT, 
	strength INTEGER, 
	note TEXT, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "an acquaintance is entered once, the first added first" CHECK (contact_id < other_id), 
	CONSTRAINT "how two know each other is text of at most 500 characters, without NUL" CHECK (trim(how) <> '' AND length(how) <= 500 AND instr(how, char(0)) = 0), 
	CONSTRAINT "a strength is from 1 to 3" CHECK (strength IN (1, 2, 3)), 
	CONSTRAINT "a note cannot be blank" CHECK (trim(note) <> ''), 
	CONSTRAINT "a note can have at most 65536 characters and no NUL" CHECK (length(note) <= 65536 AND instr(note, char(0)) = 0), 
	UNIQUE (contact_id, other_id), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE, 
	FOREIGN KEY(other_id) REFERENCES contact (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO knows (id, uid, contact_id, other_id, how, strength, note, updated_at) VALUES (1, '00000000000000000000000000000070', 1, 15, 'school, ''the old one''', 3, NULL, '2026-11-19T08:01:22.000Z');
INSERT INTO knows (id, uid, contact_id, other_id, how, strength, note, updated_at) VALUES (2, '00000000000000000000000000000071', 16, 17, NULL, NULL, 'name=''x'' note=NULL' || char(10) || 'since 1999', '2026-11-19T08:01:23.000Z');

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
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (1, '00000000000000000000000000000043', 18, 'csv', '00000000000000000000000000000044', '2026-11-19T08:00:18.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (2, '00000000000000000000000000000045', 19, 'csv', '00000000000000000000000000000046', '2026-11-19T08:00:18.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (3, '00000000000000000000000000000047', 20, 'csv', '00000000000000000000000000000048', '2026-11-19T08:00:18.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (4, '0000000000000000000000000000004b', 18, 'csv:touches', '0000000000000000000000000000004c', '2026-11-19T08:00:28.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (5, '0000000000000000000000000000004d', 20, 'csv:touches', '0000000000000000000000000000004e', '2026-11-19T08:00:28.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (6, '0000000000000000000000000000006d', 3, 'netlog', '00000000000000000000000000000016', '2026-11-19T08:01:17.000Z');
INSERT INTO origin (id, uid, contact_id, source, source_key, updated_at) VALUES (7, '0000000000000000000000000000006f', 3, 'handle', 'h2', '2026-11-19T08:01:17.000Z');

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
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (1, '00000000000000000000000000000036', 17, 1, 'pilot', NULL, '2026-11-19', '2026-11-19T08:00:19.000Z');
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (2, '00000000000000000000000000000040', 18, 2, 'Head of Ops', NULL, NULL, '2026-11-19T08:00:18.000Z');
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (3, '00000000000000000000000000000041', 19, 1, NULL, NULL, NULL, '2026-11-19T08:00:18.000Z');
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (4, '00000000000000000000000000000042', 20, 2, 'Pilot', NULL, NULL, '2026-11-19T08:00:18.000Z');
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (5, '00000000000000000000000000000049', 17, 2, 'skipper', NULL, NULL, '2026-11-19T08:00:19.000Z');
INSERT INTO position (id, uid, contact_id, company_id, title, since, until, updated_at) VALUES (6, '00000000000000000000000000000081', 24, NULL, 'clerk', '1900-01-01', '1999-12-31', '2026-11-19T08:01:59.000Z');

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
INSERT INTO standing (contact_id, last_touch, touches, gave, got, balance, open_since, cadence_count, cadence_unit, cadence_from, cadence_days, due_on) VALUES (24, '2199-12-31', 1, 5, 0, 5, '2199-12-31', 2, 'week', 'circle', 14, '2199-12-31');

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
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (1, '00000000000000000000000000000035', 17, 'sail', '2026-11-19T08:00:17.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (2, '0000000000000000000000000000003d', 18, 'book', '2026-11-19T08:00:18.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (3, '0000000000000000000000000000003e', 18, 'opera', '2026-11-19T08:00:18.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (4, '0000000000000000000000000000003f', 20, 'sail', '2026-11-19T08:00:18.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (5, '00000000000000000000000000000067', 1, 'maths', '2026-11-19T08:00:57.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (6, '00000000000000000000000000000068', 1, 'it''s', '2026-11-19T08:00:57.000Z');
INSERT INTO tag (id, uid, contact_id, name, updated_at) VALUES (9, '0000000000000000000000000000006b', 16, 'again', '2026-11-19T08:01:11.000Z');

CREATE TABLE target (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	contact_id INTEGER, 
	company_id INTEGER, 
	role TEXT, 
	step TEXT, 
	opened_on TEXT DEFAULT (date('now', 'localtime')) NOT NULL, 
	due_on TEXT, 
	closed_on TEXT, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a target is a company or a person" CHECK ((company_id IS NULL) <> (contact_id IS NULL)), 
	CONSTRAINT "a role is text of at most 500 characters, without NUL" CHECK (trim(role) <> '' AND length(role) <= 500 AND instr(role, char(0)) = 0), 
	CONSTRAINT "a next step is text of at most 500 characters, without NUL" CHECK (trim(step) <> '' AND length(step) <= 500 AND instr(step, char(0)) = 0), 
	CONSTRAINT "the day a target was set must be a real day from 1900-01-01 to 2199-12-31" CHECK (opened_on BETWEEN '1900-01-01' AND '2199-12-31' AND opened_on IS date(opened_on, '0 days')), 
	CONSTRAINT "the day by which a target is due must be a real day from 1900-01-01 to 2199-12-31" CHECK (due_on BETWEEN '1900-01-01' AND '2199-12-31' AND due_on IS date(due_on, '0 days')), 
	CONSTRAINT "the day a target was reached must be a real day from 1900-01-01 to 2199-12-31" CHECK (closed_on BETWEEN '1900-01-01' AND '2199-12-31' AND closed_on IS date(closed_on, '0 days')), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE, 
	FOREIGN KEY(company_id) REFERENCES company (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO target (id, uid, contact_id, company_id, role, step, opened_on, due_on, closed_on, updated_at) VALUES (1, '0000000000000000000000000000007d', NULL, 1, 'pilot''s mate', NULL, '2024-02-29', '2199-12-31', NULL, '2026-11-19T08:01:43.000Z');
INSERT INTO target (id, uid, contact_id, company_id, role, step, opened_on, due_on, closed_on, updated_at) VALUES (2, '0000000000000000000000000000007e', 17, NULL, NULL, 'write', '2024-02-29', NULL, '2026-01-31', '2026-11-19T08:01:45.000Z');

CREATE TABLE topic (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	contact_id INTEGER, 
	direction TEXT NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	since TEXT DEFAULT (date('now', 'localtime')) NOT NULL, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "a topic is one of offers, needs" CHECK (direction IN ('offers', 'needs')), 
	CONSTRAINT "a topic is text of at most 500 characters, without NUL" CHECK (trim(name) <> '' AND length(name) <= 500 AND instr(name, char(0)) = 0), 
	CONSTRAINT "a topic's folded form is text of at most 500 characters, without NUL" CHECK (trim(folded) <> '' AND length(folded) <= 500 AND instr(folded, char(0)) = 0), 
	CONSTRAINT "the day of a topic must be a real day from 1900-01-01 to 2199-12-31" CHECK (since BETWEEN '1900-01-01' AND '2199-12-31' AND since IS date(since, '0 days')), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
)
 STRICT;
INSERT INTO topic (id, uid, contact_id, direction, name, folded, since, updated_at) VALUES (1, '00000000000000000000000000000079', NULL, 'offers', 'signs, ''plain''', 'signs, ''plain''', '2026-01-31', '2026-11-19T08:01:39.000Z');
INSERT INTO topic (id, uid, contact_id, direction, name, folded, since, updated_at) VALUES (2, '0000000000000000000000000000007a', NULL, 'needs', 'Łódź', 'lodz', '2026-01-31', '2026-11-19T08:01:40.000Z');
INSERT INTO topic (id, uid, contact_id, direction, name, folded, since, updated_at) VALUES (3, '0000000000000000000000000000007b', 16, 'needs', 'signs', 'signs', '2026-01-31', '2026-11-19T08:01:41.000Z');
INSERT INTO topic (id, uid, contact_id, direction, name, folded, since, updated_at) VALUES (4, '0000000000000000000000000000007c', 16, 'offers', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2026-01-31', '2026-11-19T08:01:42.000Z');

CREATE TABLE loop (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL, 
	contact_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	what TEXT NOT NULL, 
	opened_on TEXT DEFAULT (date('now', 'localtime')) NOT NULL, 
	due_on TEXT, 
	state TEXT DEFAULT 'open' NOT NULL, 
	closed_on TEXT, 
	note TEXT, 
	intro_id INTEGER, 
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, 
	CONSTRAINT "what is open is one of request, promise, ask, thanks" CHECK (kind IN ('request', 'promise', 'ask', 'thanks')), 
	CONSTRAINT "what is open is text of at most 500 characters, without NUL" CHECK (trim(what) <> '' AND length(what) <= 500 AND instr(what, char(0)) = 0), 
	CONSTRAINT "the day something was opened must be a real day from 1900-01-01 to 2199-12-31" CHECK (opened_on BETWEEN '1900-01-01' AND '2199-12-31' AND opened_on IS date(opened_on, '0 days')), 
	CONSTRAINT "the day by which something is due must be a real day from 1900-01-01 to 2199-12-31" CHECK (due_on BETWEEN '1900-01-01' AND '2199-12-31' AND due_on IS date(due_on, '0 days')), 
	CONSTRAINT "a state is one of open, done, declined, referred" CHECK (state IN ('open', 'done', 'declined', 'referred')), 
	CONSTRAINT "the day something was closed must be a real day from 1900-01-01 to 2199-12-31" CHECK (closed_on BETWEEN '1900-01-01' AND '2199-12-31' AND closed_on IS date(closed_on, '0 days')), 
	CONSTRAINT "what is closed has the day it was" CHECK ((state = 'open') = (closed_on IS NULL)), 
	CONSTRAINT "a note cannot be blank" CHECK (trim(note) <> ''), 
	CONSTRAINT "a note can have at most 65536 characters and no NUL" CHECK (length(note) <= 65536 AND instr(note, char(0)) = 0), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE, 
	FOREIGN KEY(intro_id) REFERENCES intro (id) ON DELETE SET NULL
)
 STRICT;
INSERT INTO loop (id, uid, contact_id, kind, what, opened_on, due_on, state, closed_on, note, intro_id, updated_at) VALUES (1, '00000000000000000000000000000075', 15, 'thanks', 'introducing Cy', '2026-01-31', '2199-12-31', 'open', NULL, NULL, 4, '2026-11-19T08:01:30.000Z');
INSERT INTO loop (id, uid, contact_id, kind, what, opened_on, due_on, state, closed_on, note, intro_id, updated_at) VALUES (2, '00000000000000000000000000000076', 1, 'request', '''the'' chart', '1900-01-01', NULL, 'referred', '2026-02-03', '=1+1', 1, '2026-11-19T08:01:38.000Z');
INSERT INTO loop (id, uid, contact_id, kind, what, opened_on, due_on, state, closed_on, note, intro_id, updated_at) VALUES (3, '00000000000000000000000000000077', 1, 'promise', 'a map', '2026-01-31', NULL, 'done', '2026-02-28', NULL, NULL, '2026-11-19T08:01:32.000Z');
INSERT INTO loop (id, uid, contact_id, kind, what, opened_on, due_on, state, closed_on, note, intro_id, updated_at) VALUES (5, '00000000000000000000000000000078', 17, 'ask', 'undone and made again', '2026-01-31', NULL, 'open', NULL, NULL, NULL, '2026-11-19T08:01:35.000Z');

DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence (name, seq) VALUES ('apart', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('change', 193);
INSERT INTO sqlite_sequence (name, seq) VALUES ('circle', 7);
INSERT INTO sqlite_sequence (name, seq) VALUES ('company', 3);
INSERT INTO sqlite_sequence (name, seq) VALUES ('contact', 24);
INSERT INTO sqlite_sequence (name, seq) VALUES ('detail', 16);
INSERT INTO sqlite_sequence (name, seq) VALUES ('interaction', 29);
INSERT INTO sqlite_sequence (name, seq) VALUES ('intro', 4);
INSERT INTO sqlite_sequence (name, seq) VALUES ('knows', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('loop', 5);
INSERT INTO sqlite_sequence (name, seq) VALUES ('operation', 123);
INSERT INTO sqlite_sequence (name, seq) VALUES ('origin', 7);
INSERT INTO sqlite_sequence (name, seq) VALUES ('position', 6);
INSERT INTO sqlite_sequence (name, seq) VALUES ('setting', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('source', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('tag', 9);
INSERT INTO sqlite_sequence (name, seq) VALUES ('target', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('topic', 4);

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
INSERT INTO contact_search (rowid, name, about) VALUES (17, 'deo', 'deo sail pilot harbour, sons & co skipper quokka freight');
INSERT INTO contact_search (rowid, name, about) VALUES (18, 'chiara conti-zolc', 'chiara-conti cc@example.org chiara@example.org book opera head of ops quokka freight');
INSERT INTO contact_search (rowid, name, about) VALUES (19, 'oduya, grace', 'oduya-grace grace@example.org harbour, sons & co');
INSERT INTO contact_search (rowid, name, about) VALUES (20, 'lukasz zolc', 'lukasz-zolc lukasz@example.org sail pilot quokka freight');

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

CREATE INDEX company_by_same_as ON company (same_as) WHERE same_as IS NOT NULL;

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

CREATE INDEX interaction_by_forwards ON interaction (forwards) WHERE forwards IS NOT NULL;

CREATE INDEX ix_intro_by_id ON intro (by_id);

CREATE INDEX ix_intro_contact_id ON intro (contact_id);

CREATE INDEX ix_intro_other_id ON intro (other_id);

CREATE INDEX ix_knows_other_id ON knows (other_id);

CREATE INDEX ix_origin_contact_id ON origin (contact_id);

CREATE INDEX ix_position_company_id ON position (company_id);

CREATE INDEX ix_position_contact_id ON position (contact_id);

CREATE INDEX standing_due ON standing (cadence_days, due_on) WHERE due_on IS NOT NULL;

CREATE INDEX standing_even ON standing (contact_id) WHERE balance = 0 AND gave > 0;

CREATE INDEX standing_theirs ON standing (balance DESC, open_since) WHERE balance > 0;

CREATE INDEX standing_yours ON standing (balance, open_since) WHERE balance < 0;

CREATE INDEX ix_tag_name ON tag (name);

CREATE INDEX ix_target_company_id ON target (company_id);

CREATE INDEX ix_target_contact_id ON target (contact_id);

CREATE INDEX ix_topic_contact_id ON topic (contact_id);

CREATE INDEX topic_by_name ON topic (folded);

CREATE UNIQUE INDEX topic_once ON topic (coalesce(contact_id, 0), direction, folded);

CREATE INDEX ix_loop_contact_id ON loop (contact_id);

CREATE INDEX ix_loop_intro_id ON loop (intro_id);

CREATE INDEX loop_open ON loop (contact_id) WHERE state = 'open';

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
       company_id, coalesce(main.name, company.name) AS company, position.since AS since
FROM position LEFT JOIN company ON company.id = position.company_id
LEFT JOIN company AS main ON main.id = company.same_as
WHERE until IS NULL
GROUP BY contact_id;

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
    coalesce((SELECT group_concat(' ' || coalesce(title, '') || coalesce(
                  (SELECT group_concat(' ' || called.name, '') FROM company AS called
                    WHERE called.id = coalesce(company.same_as, company.id)
                       OR called.same_as = coalesce(company.same_as, company.id)), ''), '')
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

CREATE VIEW log AS
SELECT '' AS uid, table_name, row_id, contact_id, before, after FROM change;

CREATE TRIGGER log_insert INSTEAD OF INSERT ON log
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid AND NEW.before IS NULL;
    INSERT INTO tombstone (uid, table_name) SELECT NEW.uid, NEW.table_name WHERE NEW.after IS NULL
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO operation (command) SELECT 'another program' FROM idle;
    INSERT INTO change (operation_id, table_name, row_id, contact_id, before, after)
    VALUES ((SELECT max(id) FROM operation), NEW.table_name, NEW.row_id, NEW.contact_id,
            NEW.before, NEW.after);
END;

CREATE TRIGGER circle_after_insert AFTER INSERT ON circle
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'circle', NEW.id, NULL,
        NULL,
        (SELECT printf('id=%Q uid=%Q name=%Q cadence_count=%Q cadence_unit=%Q updated_at=%Q', id, uid, name, cadence_count, cadence_unit, updated_at) FROM circle WHERE id = NEW.id));
END;

CREATE TRIGGER circle_after_update AFTER UPDATE ON circle
BEGIN
    UPDATE circle SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'circle', NEW.id, NULL,
        printf('id=%Q uid=%Q name=%Q cadence_count=%Q cadence_unit=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.cadence_count, OLD.cadence_unit, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q name=%Q cadence_count=%Q cadence_unit=%Q updated_at=%Q', id, uid, name, cadence_count, cadence_unit, updated_at) FROM circle WHERE id = NEW.id));
END;

CREATE TRIGGER circle_after_delete AFTER DELETE ON circle
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'circle', OLD.id, NULL,
        printf('id=%Q uid=%Q name=%Q cadence_count=%Q cadence_unit=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.cadence_count, OLD.cadence_unit, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER contact_after_insert AFTER INSERT ON contact
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'contact', NEW.id, NEW.id,
        NULL,
        (SELECT printf('id=%Q uid=%Q handle=%Q name=%Q location=%Q birthday=%Q met_on=%Q met_at=%Q introduced_by=%Q circle_id=%Q cadence_count=%Q cadence_unit=%Q in_person_count=%Q in_person_unit=%Q note=%Q added_on=%Q snoozed_until=%Q archived_on=%Q updated_at=%Q', id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) FROM contact WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', NEW.id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER contact_after_update AFTER UPDATE ON contact
BEGIN
    UPDATE contact SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'contact', NEW.id, NEW.id,
        printf('id=%Q uid=%Q handle=%Q name=%Q location=%Q birthday=%Q met_on=%Q met_at=%Q introduced_by=%Q circle_id=%Q cadence_count=%Q cadence_unit=%Q in_person_count=%Q in_person_unit=%Q note=%Q added_on=%Q snoozed_until=%Q archived_on=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.handle, OLD.name, OLD.location, OLD.birthday, OLD.met_on, OLD.met_at, OLD.introduced_by, OLD.circle_id, OLD.cadence_count, OLD.cadence_unit, OLD.in_person_count, OLD.in_person_unit, OLD.note, OLD.added_on, OLD.snoozed_until, OLD.archived_on, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q handle=%Q name=%Q location=%Q birthday=%Q met_on=%Q met_at=%Q introduced_by=%Q circle_id=%Q cadence_count=%Q cadence_unit=%Q in_person_count=%Q in_person_unit=%Q note=%Q added_on=%Q snoozed_until=%Q archived_on=%Q updated_at=%Q', id, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle_id, cadence_count, cadence_unit, in_person_count, in_person_unit, note, added_on, snoozed_until, archived_on, updated_at) FROM contact WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.id
    UNION SELECT 'contact', NEW.id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER contact_after_delete AFTER DELETE ON contact
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'contact', OLD.id, OLD.id,
        printf('id=%Q uid=%Q handle=%Q name=%Q location=%Q birthday=%Q met_on=%Q met_at=%Q introduced_by=%Q circle_id=%Q cadence_count=%Q cadence_unit=%Q in_person_count=%Q in_person_unit=%Q note=%Q added_on=%Q snoozed_until=%Q archived_on=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.handle, OLD.name, OLD.location, OLD.birthday, OLD.met_on, OLD.met_at, OLD.introduced_by, OLD.circle_id, OLD.cadence_count, OLD.cadence_unit, OLD.in_person_count, OLD.in_person_unit, OLD.note, OLD.added_on, OLD.snoozed_until, OLD.archived_on, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER detail_after_insert AFTER INSERT ON detail
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'detail', NEW.id, NEW.contact_id,
        NULL,
        (SELECT printf('id=%Q uid=%Q contact_id=%Q kind=%Q value=%Q folded=%Q updated_at=%Q', id, uid, contact_id, kind, value, folded, updated_at) FROM detail WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER detail_after_update AFTER UPDATE ON detail
BEGIN
    UPDATE detail SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'detail', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q kind=%Q value=%Q folded=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.kind, OLD.value, OLD.folded, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q kind=%Q value=%Q folded=%Q updated_at=%Q', id, uid, contact_id, kind, value, folded, updated_at) FROM detail WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id
    UNION SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER detail_after_delete AFTER DELETE ON detail
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'detail', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q kind=%Q value=%Q folded=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.kind, OLD.value, OLD.folded, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tag_after_insert AFTER INSERT ON tag
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'tag', NEW.id, NEW.contact_id,
        NULL,
        (SELECT printf('id=%Q uid=%Q contact_id=%Q name=%Q updated_at=%Q', id, uid, contact_id, name, updated_at) FROM tag WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tag_after_update AFTER UPDATE ON tag
BEGIN
    UPDATE tag SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'tag', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q name=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.name, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q name=%Q updated_at=%Q', id, uid, contact_id, name, updated_at) FROM tag WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id
    UNION SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tag_after_delete AFTER DELETE ON tag
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'tag', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q name=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.name, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER company_after_insert AFTER INSERT ON company
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'company', NEW.id, NULL,
        NULL,
        (SELECT printf('id=%Q uid=%Q name=%Q folded=%Q same_as=%Q link=%Q note=%Q updated_at=%Q', id, uid, name, folded, same_as, link, note, updated_at) FROM company WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', contact_id FROM position WHERE company_id IN (SELECT id FROM company WHERE id = coalesce(NEW.same_as, NEW.id) OR same_as = coalesce(NEW.same_as, NEW.id))) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER company_after_update AFTER UPDATE ON company
BEGIN
    UPDATE company SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'company', NEW.id, NULL,
        printf('id=%Q uid=%Q name=%Q folded=%Q same_as=%Q link=%Q note=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.folded, OLD.same_as, OLD.link, OLD.note, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q name=%Q folded=%Q same_as=%Q link=%Q note=%Q updated_at=%Q', id, uid, name, folded, same_as, link, note, updated_at) FROM company WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', contact_id FROM position WHERE company_id IN (SELECT id FROM company WHERE id = coalesce(OLD.same_as, OLD.id) OR same_as = coalesce(OLD.same_as, OLD.id))
    UNION SELECT 'contact', contact_id FROM position WHERE company_id IN (SELECT id FROM company WHERE id = coalesce(NEW.same_as, NEW.id) OR same_as = coalesce(NEW.same_as, NEW.id))) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER company_after_delete AFTER DELETE ON company
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'company', OLD.id, NULL,
        printf('id=%Q uid=%Q name=%Q folded=%Q same_as=%Q link=%Q note=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.folded, OLD.same_as, OLD.link, OLD.note, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', contact_id FROM position WHERE company_id IN (SELECT id FROM company WHERE id = coalesce(OLD.same_as, OLD.id) OR same_as = coalesce(OLD.same_as, OLD.id))) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER position_after_insert AFTER INSERT ON position
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'position', NEW.id, NEW.contact_id,
        NULL,
        (SELECT printf('id=%Q uid=%Q contact_id=%Q company_id=%Q title=%Q since=%Q until=%Q updated_at=%Q', id, uid, contact_id, company_id, title, since, until, updated_at) FROM position WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER position_after_update AFTER UPDATE ON position
BEGIN
    UPDATE position SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'position', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q company_id=%Q title=%Q since=%Q until=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.company_id, OLD.title, OLD.since, OLD.until, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q company_id=%Q title=%Q since=%Q until=%Q updated_at=%Q', id, uid, contact_id, company_id, title, since, until, updated_at) FROM position WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id
    UNION SELECT 'contact', NEW.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER position_after_delete AFTER DELETE ON position
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'position', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q company_id=%Q title=%Q since=%Q until=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.company_id, OLD.title, OLD.since, OLD.until, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'contact', OLD.contact_id) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER interaction_after_insert AFTER INSERT ON interaction
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'interaction', NEW.id, NEW.contact_id,
        NULL,
        (SELECT printf('id=%Q uid=%Q contact_id=%Q day=%Q direction=%Q channel=%Q kind=%Q weight=%Q note=%Q initiator=%Q group_uid=%Q forwards=%Q source=%Q source_key=%Q updated_at=%Q', id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) FROM interaction WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'note', (CAST(julianday(NEW.day) AS INTEGER) << 32) | NEW.id WHERE NEW.note IS NOT NULL) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER interaction_after_update AFTER UPDATE ON interaction
BEGIN
    UPDATE interaction SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'interaction', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q day=%Q direction=%Q channel=%Q kind=%Q weight=%Q note=%Q initiator=%Q group_uid=%Q forwards=%Q source=%Q source_key=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.day, OLD.direction, OLD.channel, OLD.kind, OLD.weight, OLD.note, OLD.initiator, OLD.group_uid, OLD.forwards, OLD.source, OLD.source_key, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q day=%Q direction=%Q channel=%Q kind=%Q weight=%Q note=%Q initiator=%Q group_uid=%Q forwards=%Q source=%Q source_key=%Q updated_at=%Q', id, uid, contact_id, day, direction, channel, kind, weight, note, initiator, group_uid, forwards, source, source_key, updated_at) FROM interaction WHERE id = NEW.id));
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'note', (CAST(julianday(OLD.day) AS INTEGER) << 32) | OLD.id WHERE OLD.note IS NOT NULL
    UNION SELECT 'note', (CAST(julianday(NEW.day) AS INTEGER) << 32) | NEW.id WHERE NEW.note IS NOT NULL) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER interaction_after_delete AFTER DELETE ON interaction
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'interaction', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q day=%Q direction=%Q channel=%Q kind=%Q weight=%Q note=%Q initiator=%Q group_uid=%Q forwards=%Q source=%Q source_key=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.day, OLD.direction, OLD.channel, OLD.kind, OLD.weight, OLD.note, OLD.initiator, OLD.group_uid, OLD.forwards, OLD.source, OLD.source_key, OLD.updated_at),
        NULL);
    INSERT INTO unindexed (kind, key)
    SELECT * FROM (SELECT 'note', (CAST(julianday(OLD.day) AS INTEGER) << 32) | OLD.id WHERE OLD.note IS NOT NULL) WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER origin_after_insert AFTER INSERT ON origin
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'origin', NEW.id, NEW.contact_id,
        NULL,
        (SELECT printf('id=%Q uid=%Q contact_id=%Q source=%Q source_key=%Q updated_at=%Q', id, uid, contact_id, source, source_key, updated_at) FROM origin WHERE id = NEW.id));
END;

CREATE TRIGGER origin_after_update AFTER UPDATE ON origin
BEGIN
    UPDATE origin SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'origin', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q source=%Q source_key=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.source, OLD.source_key, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q source=%Q source_key=%Q updated_at=%Q', id, uid, contact_id, source, source_key, updated_at) FROM origin WHERE id = NEW.id));
END;

CREATE TRIGGER origin_after_delete AFTER DELETE ON origin
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'origin', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q source=%Q source_key=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.source, OLD.source_key, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER apart_after_insert AFTER INSERT ON apart
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'apart', NEW.id, NEW.contact_id,
        NULL,
        (SELECT printf('id=%Q uid=%Q contact_id=%Q other_id=%Q updated_at=%Q', id, uid, contact_id, other_id, updated_at) FROM apart WHERE id = NEW.id));
END;

CREATE TRIGGER apart_after_update AFTER UPDATE ON apart
BEGIN
    UPDATE apart SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'apart', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q other_id=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.other_id, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q other_id=%Q updated_at=%Q', id, uid, contact_id, other_id, updated_at) FROM apart WHERE id = NEW.id));
END;

CREATE TRIGGER apart_after_delete AFTER DELETE ON apart
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'apart', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q other_id=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.other_id, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER knows_after_insert AFTER INSERT ON knows
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'knows', NEW.id, NEW.contact_id,
        NULL,
        (SELECT printf('id=%Q uid=%Q contact_id=%Q other_id=%Q how=%Q strength=%Q note=%Q updated_at=%Q', id, uid, contact_id, other_id, how, strength, note, updated_at) FROM knows WHERE id = NEW.id));
END;

CREATE TRIGGER knows_after_update AFTER UPDATE ON knows
BEGIN
    UPDATE knows SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'knows', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q other_id=%Q how=%Q strength=%Q note=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.other_id, OLD.how, OLD.strength, OLD.note, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q other_id=%Q how=%Q strength=%Q note=%Q updated_at=%Q', id, uid, contact_id, other_id, how, strength, note, updated_at) FROM knows WHERE id = NEW.id));
END;

CREATE TRIGGER knows_after_delete AFTER DELETE ON knows
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'knows', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q other_id=%Q how=%Q strength=%Q note=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.other_id, OLD.how, OLD.strength, OLD.note, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER intro_after_insert AFTER INSERT ON intro
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'intro', NEW.id, NEW.contact_id,
        NULL,
        (SELECT printf('id=%Q uid=%Q contact_id=%Q other_id=%Q by_id=%Q stage=%Q wish=%Q outcome=%Q note=%Q asked_on=%Q made_on=%Q updated_at=%Q', id, uid, contact_id, other_id, by_id, stage, wish, outcome, note, asked_on, made_on, updated_at) FROM intro WHERE id = NEW.id));
END;

CREATE TRIGGER intro_after_update AFTER UPDATE ON intro
BEGIN
    UPDATE intro SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'intro', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q other_id=%Q by_id=%Q stage=%Q wish=%Q outcome=%Q note=%Q asked_on=%Q made_on=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.other_id, OLD.by_id, OLD.stage, OLD.wish, OLD.outcome, OLD.note, OLD.asked_on, OLD.made_on, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q other_id=%Q by_id=%Q stage=%Q wish=%Q outcome=%Q note=%Q asked_on=%Q made_on=%Q updated_at=%Q', id, uid, contact_id, other_id, by_id, stage, wish, outcome, note, asked_on, made_on, updated_at) FROM intro WHERE id = NEW.id));
END;

CREATE TRIGGER intro_after_delete AFTER DELETE ON intro
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'intro', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q other_id=%Q by_id=%Q stage=%Q wish=%Q outcome=%Q note=%Q asked_on=%Q made_on=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.other_id, OLD.by_id, OLD.stage, OLD.wish, OLD.outcome, OLD.note, OLD.asked_on, OLD.made_on, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER loop_after_insert AFTER INSERT ON loop
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'loop', NEW.id, NEW.contact_id,
        NULL,
        (SELECT printf('id=%Q uid=%Q contact_id=%Q kind=%Q what=%Q opened_on=%Q due_on=%Q state=%Q closed_on=%Q note=%Q intro_id=%Q updated_at=%Q', id, uid, contact_id, kind, what, opened_on, due_on, state, closed_on, note, intro_id, updated_at) FROM loop WHERE id = NEW.id));
END;

CREATE TRIGGER loop_after_update AFTER UPDATE ON loop
BEGIN
    UPDATE loop SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'loop', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q kind=%Q what=%Q opened_on=%Q due_on=%Q state=%Q closed_on=%Q note=%Q intro_id=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.kind, OLD.what, OLD.opened_on, OLD.due_on, OLD.state, OLD.closed_on, OLD.note, OLD.intro_id, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q kind=%Q what=%Q opened_on=%Q due_on=%Q state=%Q closed_on=%Q note=%Q intro_id=%Q updated_at=%Q', id, uid, contact_id, kind, what, opened_on, due_on, state, closed_on, note, intro_id, updated_at) FROM loop WHERE id = NEW.id));
END;

CREATE TRIGGER loop_after_delete AFTER DELETE ON loop
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'loop', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q kind=%Q what=%Q opened_on=%Q due_on=%Q state=%Q closed_on=%Q note=%Q intro_id=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.kind, OLD.what, OLD.opened_on, OLD.due_on, OLD.state, OLD.closed_on, OLD.note, OLD.intro_id, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER topic_after_insert AFTER INSERT ON topic
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'topic', NEW.id, NEW.contact_id,
        NULL,
        (SELECT printf('id=%Q uid=%Q contact_id=%Q direction=%Q name=%Q folded=%Q since=%Q updated_at=%Q', id, uid, contact_id, direction, name, folded, since, updated_at) FROM topic WHERE id = NEW.id));
END;

CREATE TRIGGER topic_after_update AFTER UPDATE ON topic
BEGIN
    UPDATE topic SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'topic', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q direction=%Q name=%Q folded=%Q since=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.direction, OLD.name, OLD.folded, OLD.since, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q direction=%Q name=%Q folded=%Q since=%Q updated_at=%Q', id, uid, contact_id, direction, name, folded, since, updated_at) FROM topic WHERE id = NEW.id));
END;

CREATE TRIGGER topic_after_delete AFTER DELETE ON topic
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'topic', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q direction=%Q name=%Q folded=%Q since=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.direction, OLD.name, OLD.folded, OLD.since, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER target_after_insert AFTER INSERT ON target
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'target', NEW.id, NEW.contact_id,
        NULL,
        (SELECT printf('id=%Q uid=%Q contact_id=%Q company_id=%Q role=%Q step=%Q opened_on=%Q due_on=%Q closed_on=%Q updated_at=%Q', id, uid, contact_id, company_id, role, step, opened_on, due_on, closed_on, updated_at) FROM target WHERE id = NEW.id));
END;

CREATE TRIGGER target_after_update AFTER UPDATE ON target
BEGIN
    UPDATE target SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'target', NEW.id, NEW.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q company_id=%Q role=%Q step=%Q opened_on=%Q due_on=%Q closed_on=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.company_id, OLD.role, OLD.step, OLD.opened_on, OLD.due_on, OLD.closed_on, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q contact_id=%Q company_id=%Q role=%Q step=%Q opened_on=%Q due_on=%Q closed_on=%Q updated_at=%Q', id, uid, contact_id, company_id, role, step, opened_on, due_on, closed_on, updated_at) FROM target WHERE id = NEW.id));
END;

CREATE TRIGGER target_after_delete AFTER DELETE ON target
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'target', OLD.id, OLD.contact_id,
        printf('id=%Q uid=%Q contact_id=%Q company_id=%Q role=%Q step=%Q opened_on=%Q due_on=%Q closed_on=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.contact_id, OLD.company_id, OLD.role, OLD.step, OLD.opened_on, OLD.due_on, OLD.closed_on, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER setting_after_insert AFTER INSERT ON setting
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'setting', NEW.id, NULL,
        NULL,
        (SELECT printf('id=%Q uid=%Q name=%Q value=%Q updated_at=%Q', id, uid, name, value, updated_at) FROM setting WHERE id = NEW.id));
END;

CREATE TRIGGER setting_after_update AFTER UPDATE ON setting
BEGIN
    UPDATE setting SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'setting', NEW.id, NULL,
        printf('id=%Q uid=%Q name=%Q value=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.value, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q name=%Q value=%Q updated_at=%Q', id, uid, name, value, updated_at) FROM setting WHERE id = NEW.id));
END;

CREATE TRIGGER setting_after_delete AFTER DELETE ON setting
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'setting', OLD.id, NULL,
        printf('id=%Q uid=%Q name=%Q value=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.name, OLD.value, OLD.updated_at),
        NULL);
END;

CREATE TRIGGER source_after_insert AFTER INSERT ON source
BEGIN
    INSERT INTO log VALUES (NEW.uid, 'source', NEW.id, NULL,
        NULL,
        (SELECT printf('id=%Q uid=%Q kind=%Q path=%Q me=%Q creates=%Q paused=%Q updated_at=%Q', id, uid, kind, path, me, creates, paused, updated_at) FROM source WHERE id = NEW.id));
END;

CREATE TRIGGER source_after_update AFTER UPDATE ON source
BEGIN
    UPDATE source SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at
       AND NOT EXISTS (SELECT 1 FROM bulk);
    INSERT INTO log VALUES (NEW.uid, 'source', NEW.id, NULL,
        printf('id=%Q uid=%Q kind=%Q path=%Q me=%Q creates=%Q paused=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.kind, OLD.path, OLD.me, OLD.creates, OLD.paused, OLD.updated_at),
        (SELECT printf('id=%Q uid=%Q kind=%Q path=%Q me=%Q creates=%Q paused=%Q updated_at=%Q', id, uid, kind, path, me, creates, paused, updated_at) FROM source WHERE id = NEW.id));
END;

CREATE TRIGGER source_after_delete AFTER DELETE ON source
BEGIN
    INSERT INTO log VALUES (OLD.uid, 'source', OLD.id, NULL,
        printf('id=%Q uid=%Q kind=%Q path=%Q me=%Q creates=%Q paused=%Q updated_at=%Q', OLD.id, OLD.uid, OLD.kind, OLD.path, OLD.me, OLD.creates, OLD.paused, OLD.updated_at),
        NULL);
END;
