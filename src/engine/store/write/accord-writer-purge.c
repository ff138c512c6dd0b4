/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that are emptied for ever (sync.md §2.6), and their coming back. A purge is a write like any other, with a
 * clock that stands in the row's own; it says that of what was written of the row's fields nothing holds that is
 * older. So it comes to the same on every computer, whatever arrives first:
 *
 *   fields ── written before the purge ──▶ empty, and stay so when told late
 *         └── written after it ──▶ kept, unseen: the row is gone
 *   in the Trash or not ── merged as ever, unseen too
 *   birth, identity ── stay
 *
 * Whoever had taken the record out of the Trash unheard still has all of it, and answers with every value anew, under
 * the clock right behind the purge: from there on the row is as any other, and what is older than the answer is what
 * holds no more. */
#include "accord-config.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include "accord-writer-private.h"

/* Whether rows of a span were emptied for ever, which were born here by more than their names. */
gboolean
accord_writer_any_purged (AccordWriter *self, const AccordKind *kind, gint64 first, gint64 last)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id BETWEEN ?1 AND ?2 AND del=?3 AND born<>?3 LIMIT 1", kind->name);
  g_autofree char *note = accord_writer_get_note (self, "stubs");
  g_autoptr (AccordStatement) st = note != NULL ? accord_reader_prepare (self->db, sql, NULL) : NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, first);
  accord_statement_bind_int (st, 2, last);
  accord_statement_bind_int (st, 3, g_ascii_strtoll (note, NULL, 10));
  return accord_statement_step (st, NULL);
}

static void
put (GBytes **clocks, guint8 number, const AccordWriteClock *clock)
{
  GBytes *with = accord_clocks_put (*clocks, number, clock);

  g_clear_pointer (clocks, g_bytes_unref);
  *clocks = with;
}

/* Adds to clocks that are being put together what the record's own say of its being gone. */
void
accord_writer_take_cut (AccordRecord *record, GBytes **clocks)
{
  static const guint8 numbers[] = { ACCORD_CLOCK_LIVING, ACCORD_CLOCK_LIFTED, ACCORD_CLOCK_PURGED };
  AccordWriteClock clock;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (accord_clocks_look (accord_record_clocks (record), numbers[i], &clock))
      put (clocks, numbers[i], &clock);
}

/* {"phone":[old, new, clock]}: what was there before goes; all of it where it was written before. */
static char *
emptied_data (const char *text, gboolean all)
{
  g_autoptr (JsonNode) root = text != NULL && !all ? json_from_string (text, NULL) : NULL;
  g_autoptr (GList) names = NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object == NULL)
    return NULL;
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      JsonArray *was = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL, *is = json_array_new ();
      g_autofree char *name = g_strdup (l->data); /* the object may free its own */

      json_array_add_null_element (is);
      for (guint i = 1; was != NULL && i < json_array_get_length (was); i++)
        json_array_add_element (is, json_node_copy (json_array_get_element (was, i)));
      json_object_set_array_member (object, name, is);
    }
  return json_to_string (root, FALSE);
}

static gboolean
write_data (AccordWriter *self, gint64 change, const char *data, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, "UPDATE chg SET data=?1 WHERE seq=?2", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, data);
  accord_statement_bind_int (st, 2, change);
  return accord_statement_run (st, error);
}

/* The rows of the journal stay: undo says what became of them. What this computer wrote, and has not told yet, is told to
 * whoever purged without knowing it: what was there before goes of it. */
static gboolean
empty_history (AccordWriter *self, gint64 change, AccordStamp until, GError **error)
{
  while (change != 0)
    {
      g_autoptr (AccordStatement) st = accord_reader_prepare (
        self->db, "SELECT c.data, c.prev, c.h, t.s IS NULL AND t.rep=(SELECT id FROM replica WHERE state=0), c.op='p'"
                  " FROM chg c JOIN txn t ON t.id=c.txn WHERE c.seq=?1", error);
      g_autofree char *data = NULL;
      g_autoptr (GError) failed = NULL;
      gint64 next = 0;
      gboolean had = FALSE;

      if (st == NULL)
        return FALSE;
      accord_statement_bind_int (st, 1, change);
      if (accord_statement_step (st, &failed))
        {
          had = !accord_statement_is_null (st, 0) && accord_statement_int (st, 4) == 0; /* a purge says nothing of values */
          data = emptied_data (accord_statement_text (st, 0), (AccordStamp) accord_statement_int (st, 2) < until &&
                                                                !(self->foreign && accord_statement_int (st, 3) != 0));
          next = accord_statement_int (st, 1) < change ? accord_statement_int (st, 1) : 0; /* never in circles */
        }
      if (!accord_error_pass (error, &failed) || (had && !write_data (self, change, data, error)))
        return FALSE;
      change = next;
    }
  return TRUE;
}

/* Empties the fields that were written before @clock, but those in @staying: with them their words in the index. */
static gboolean
empty_fields (AccordWriter *self, AccordRecord *before, guint64 staying, const AccordWriteClock *clock, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  static const AccordValue nothing[ACCORD_KIND_FIELDS_MAX];
  int fields[ACCORD_KIND_FIELDS_MAX], n = 0;

  for (int i = 0; i < kind->n_fields; i++)
    {
      gboolean is_birth;
      AccordWriteClock written = accord_writer_field_clock (self, before, i, &is_birth);

      if (!(staying >> i & 1) && !accord_value_is_empty (accord_record_value (before, i)) &&
          accord_writer_compare_clocks (self, &written, clock) < 0)
        fields[n++] = i;
    }
  return n == 0 || accord_writer_fill_row (self, before, fields, nothing, n, error);
}

typedef struct {
  gint64 deleted;  /* the row's del column */
  gint64 last;
  GBytes *clocks;
} RowEnd;

static gboolean
write_end (AccordWriter *self, AccordRecord *before, const RowEnd *end, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET del=?1, last=?2, clk=?3 WHERE id=?4", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, end->deleted);
  if (end->last != 0)
    accord_statement_bind_int (st, 2, end->last);
  accord_statement_bind_static_blob (st, 3, g_bytes_get_data (end->clocks, NULL), g_bytes_get_size (end->clocks));
  accord_statement_bind_int (st, 4, accord_record_id (before));
  accord_writer_touched (self, kind, 1);
  return accord_statement_run (st, error);
}

/* What this computer knew when it purged: others compare it with what they know. */
static char *
told_data (AccordWriter *self, AccordRecord *before, const AccordWriteClock *said)
{
  return g_strdup_printf ("{\"_del\":\"%016" G_GINT64_MODIFIER "x.%u\",\"_seen\":\"%016" G_GINT64_MODIFIER "x\"}", said->stamp,
                          said->replica, accord_writer_newest_clock (self, before).stamp);
}

/* A clock as told_data() writes it. */
static AccordWriteClock
read_told (JsonObject *object, const char *name)
{
  const char *text = json_object_get_string_member_with_default (object, name, "0");
  char *end;
  AccordWriteClock clock = { g_ascii_strtoull (text, &end, 16), 0 };

  if (*end == '.')
    clock.replica = (guint16) g_ascii_strtoull (end + 1, NULL, 10);
  return clock;
}

/**
 * accord_writer_purge_told:
 * @row: a purge of this computer's own
 * @deleted: (out): since when the record lay in the Trash, as it was known here then
 * @seen: (out): newest clock of its fields, as they were known here then
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_writer_purge_told (AccordWriter *self, const AccordJournalRow *row, AccordWriteClock *deleted, AccordStamp *seen, GError **error)
{
  g_autoptr (JsonNode) root = row->told != NULL ? json_from_string (row->told, NULL) : NULL;
  g_autoptr (AccordRecord) now = accord_writer_load (self, row->kind, row->row, error);
  AccordWriteClock own;

  if (now == NULL)
    return FALSE;
  *deleted = (AccordWriteClock) { 0 };
  *seen = 0;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return TRUE;
  *deleted = read_told (json_node_get_object (root), "_del");
  *seen = read_told (json_node_get_object (root), "_seen").stamp;
  /* This computer may go under another name since. */
  if (accord_clocks_find_deletion (accord_record_clocks (now), &own) && own.stamp == deleted->stamp)
    *deleted = own;
  return TRUE;
}

/* One that lives here for want of the answer of whoever took it out of the Trash is counted no more. */
static gboolean
leave_totals (AccordWriter *self, AccordRecord *before, GError **error)
{
  g_autoptr (AccordRecord) now = NULL;

  if (accord_record_is_deleted (before))
    return TRUE;
  now = accord_writer_load (self, accord_record_kind (before), accord_record_id (before), error);
  return now != NULL && accord_writer_totals_deleted (self, now, TRUE, error);
}

/**
 * accord_writer_purge:
 * @before: the row as it is
 * @clock: of the purge; that of the open change set or, of a change of this computer's own, later
 * @deleted: (nullable): since when it lay in the Trash for whoever purged it, which may not be known here
 *
 * Empties the row, what the journal kept of it, its words in the index, and what nobody here knows of it. A purge that
 * is not later than one that was here changes nothing.
 */
gboolean
accord_writer_purge (AccordWriter *self, AccordRecord *before, const AccordWriteClock *clock, const AccordWriteClock *deleted,
                     GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  gint64 id = accord_record_id (before);
  AccordWriteClock cut = accord_writer_cut (before), said = accord_writer_deletion_clock (self, before);
  gboolean in_trash = accord_writer_is_in_trash (self, before);
  g_autoptr (GBytes) clocks = accord_clocks_after (self, accord_record_clocks (before), clock);
  g_autofree char *told = self->foreign ? NULL : told_data (self, before, &said);
  RowEnd end;

  if (accord_writer_compare_clocks (self, clock, &cut) <= 0)
    return TRUE;
  if (deleted != NULL && accord_writer_compare_clocks (self, deleted, &said) > 0)
    said = *deleted, in_trash = TRUE;
  if (said.stamp != 0)
    put (&clocks, in_trash ? ACCORD_CLOCK_DELETION : ACCORD_CLOCK_LIVING, &said);
  put (&clocks, ACCORD_CLOCK_PURGED, clock);
  end = (RowEnd) { accord_writer_hidden_txn (self, error), 0, clocks };
  if (end.deleted == 0 || !empty_fields (self, before, 0, clock, error) ||
      !empty_history (self, accord_record_last (before), clock->stamp, error) ||
      !accord_writer_forget_conflicts (self, kind, id, error) ||
      !accord_writer_drop_unknown (self, kind->name, accord_record_uid (before), clock, error))
    return FALSE;
  end.last = accord_writer_write_change (self, kind, id, 'p', clock->stamp, told, accord_record_last (before), error);
  return end.last != 0 && leave_totals (self, before, error) && write_end (self, before, &end, error);
}

/**
 * accord_writer_say_purged_deletion:
 * @before: a purged row
 * @clock: when somebody who did not know that it is gone put it into the Trash, or took it out
 *
 * Whoever took it out will answer; until then it is only noted.
 */
gboolean
accord_writer_say_purged_deletion (AccordWriter *self, AccordRecord *before, const AccordWriteClock *clock, gboolean deleted,
                                   GError **error)
{
  AccordWriteClock nothing = { 0 }, cut = accord_writer_cut (before);
  g_autoptr (GBytes) clocks = accord_clocks_after (self, accord_record_clocks (before), &nothing);
  RowEnd end = { accord_record_deleted (before), accord_record_last (before), NULL };

  put (&clocks, deleted ? ACCORD_CLOCK_DELETION : ACCORD_CLOCK_LIVING, clock);
  put (&clocks, ACCORD_CLOCK_PURGED, &cut);
  end.clocks = clocks;
  return write_end (self, before, &end, error);
}

/* A change set that put the row into the Trash, by its clock; else the one that says nothing of when. */
static gint64
txn_of_clock (AccordWriter *self, const AccordWriteClock *clock, GError **error)
{
  g_autoptr (AccordStatement) st = NULL;

  /* What went in one step comes back in one: the change sets of years are looked through once. */
  if (self->trash_txn == self->txn && self->trash_at.stamp == clock->stamp && self->trash_at.replica == clock->replica)
    return self->trash_by;
  st = accord_reader_prepare (self->db, "SELECT id FROM txn WHERE h=?1 AND rep=?2 ORDER BY id LIMIT 1", error);
  if (st == NULL)
    return 0;
  accord_statement_bind_int (st, 1, (gint64) clock->stamp);
  accord_statement_bind_int (st, 2, clock->replica);
  self->trash_by = accord_statement_step (st, NULL) ? accord_statement_int (st, 0) : accord_writer_hidden_txn (self, error);
  self->trash_txn = self->txn;
  self->trash_at = *clock;
  return self->trash_by;
}

/* The clocks of what is not older than @clock, and of the fields that are merged by their own. */
static GBytes *
clocks_kept (AccordWriter *self, AccordRecord *before, guint64 staying, const AccordWriteClock *clock)
{
  const AccordKind *kind = accord_record_kind (before);
  GBytes *clocks = accord_clocks_after (self, accord_record_clocks (before), clock);
  AccordWriteClock own;

  for (int i = 0; i < kind->n_fields; i++)
    if ((staying >> i & 1) && accord_clocks_find (self->db, accord_record_clocks (before), kind, i, &own))
      accord_writer_take_clock (self, before, i, &own, &clocks);
  if (!accord_writer_is_purged (before) && accord_clocks_find_deletion (accord_record_clocks (before), &own))
    put (&clocks, ACCORD_CLOCK_DELETION, &own);
  return clocks;
}

/**
 * accord_writer_lift:
 * @before: the row as it is, purged or not
 * @staying: a bit for each field whose value is merged by its own clock afterwards; all others that are older go
 * @clock: of the answer of whoever still has the record, who tells every value anew
 * @came_back: (out): whether the row is to be seen again
 *
 * The row is as any other again; its values follow. An answer that is not later than the last purge changes nothing.
 */
gboolean
accord_writer_lift (AccordWriter *self, AccordRecord *before, guint64 staying, const AccordWriteClock *clock, gboolean *came_back,
                    GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  AccordWriteClock said = accord_writer_deletion_clock (self, before);
  gboolean was_purged = accord_writer_is_purged (before), in_trash = accord_writer_is_in_trash (self, before);
  g_autoptr (GBytes) clocks = clocks_kept (self, before, staying, clock);
  RowEnd end = { accord_record_deleted (before), accord_record_last (before), NULL };

  *came_back = was_purged && !in_trash;
  if (was_purged)
    end.deleted = in_trash ? txn_of_clock (self, &said, error) : 0;
  if ((was_purged && in_trash && end.deleted == 0) || !empty_fields (self, before, staying, clock, error) ||
      !accord_writer_drop_unknown (self, kind->name, accord_record_uid (before), clock, error))
    return FALSE;
  if (was_purged && said.stamp != 0)
    put (&clocks, ACCORD_CLOCK_DELETION, &said);
  put (&clocks, ACCORD_CLOCK_LIFTED, clock);
  end.clocks = clocks;
  end.last = accord_writer_write_change (self, kind, accord_record_id (before), 'b', clock->stamp, NULL, end.last, error);
  return end.last != 0 && write_end (self, before, &end, error) &&
         (!*came_back || accord_writer_totals_came (self, kind, accord_record_id (before), error));
}

/**
 * accord_writer_answer:
 * @before: a row that is here whole, and that somebody else purged without knowing what was said of it since
 * @shared: a bit for each field that others are told
 * @purge: the clock of that purge
 *
 * Tells every value that is older than the purge anew, under the clock right behind it, in the open change set of this
 * computer's own. What was written since wins over it as over anything older.
 */
gboolean
accord_writer_answer (AccordWriter *self, AccordRecord *before, guint64 shared, const AccordWriteClock *purge, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  AccordWriteClock clock = { accord_stamp_next (purge->stamp), self->replica };
  AccordValue values[ACCORD_KIND_FIELDS_MAX];
  int fields[ACCORD_KIND_FIELDS_MAX], n = 0;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) clocks = NULL;
  RowEnd end = { accord_record_deleted (before), 0, NULL };

  for (int i = 0; i < kind->n_fields; i++)
    {
      gboolean is_birth;
      AccordWriteClock written = accord_writer_field_clock (self, before, i, &is_birth);

      if ((shared >> i & 1) && accord_writer_compare_clocks (self, &written, &clock) < 0)
        fields[n] = i, values[n++] = *accord_record_value (before, i); /* borrowed */
    }
  data = accord_change_data (self->db, before, fields, values, n);
  clocks = accord_clocks_set (self->db, accord_record_clocks (before), kind, fields, n, clock.replica, clock.stamp);
  put (&clocks, ACCORD_CLOCK_LIFTED, &clock);
  end.clocks = clocks;
  end.last = accord_writer_write_change (self, kind, accord_record_id (before), 'b', clock.stamp, data, accord_record_last (before), error);
  return end.last != 0 && write_end (self, before, &end, error) &&
         accord_writer_drop_unknown (self, kind->name, accord_record_uid (before), &clock, error);
}
