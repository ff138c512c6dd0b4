/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote a field last, seen through undos: an undone edit gives the field back to whoever wrote
 * it before, so that undo can go on step by step, while a real later edit still stands in the way. */
#include "accord-config.h"

#include "accord-writer-private.h"

typedef struct {
  gint64 txn;
  gint64 undo_of;
  char operation;
  AccordStamp stamp;
  GArray *fields; /* of AccordChangedField */
} Link;

static void
link_clear (gpointer link)
{
  g_array_unref (((Link *) link)->fields);
}

/* The changes of a row, newest first. */
static GArray *
read_chain (AccordReader *db, AccordRecord *record)
{
  GArray *chain = g_array_new (FALSE, TRUE, sizeof (Link));
  gint64 change = accord_record_last (record);

  g_array_set_clear_func (chain, link_clear);
  while (change != 0)
    {
      g_autoptr (AccordStatement) st = accord_reader_prepare (
        db, "SELECT c.txn, x.undo_of, c.h, c.data, c.prev, c.op FROM chg c JOIN txn x ON x.id=c.txn WHERE c.seq=?", NULL);
      Link link;

      if (st == NULL)
        break;
      accord_statement_bind_int (st, 1, change);
      if (!accord_statement_step (st, NULL))
        break;
      if (*accord_statement_text (st, 5) == 'l') /* never held here */
        {
          change = accord_statement_int (st, 4) < change ? accord_statement_int (st, 4) : 0;
          continue;
        }
      link = (Link) { accord_statement_int (st, 0), accord_statement_int (st, 1), *accord_statement_text (st, 5),
                      (AccordStamp) accord_statement_int (st, 2),
                      accord_change_read (accord_record_kind (record), accord_statement_text (st, 3)) };
      g_array_append_val (chain, link);
      change = accord_statement_int (st, 4) < change ? accord_statement_int (st, 4) : 0; /* never in circles */
    }
  return chain;
}

static const AccordChangedField *
find_field (const Link *link, int field)
{
  for (guint i = 0; i < link->fields->len; i++)
    if (g_array_index (link->fields, AccordChangedField, i).field == field)
      return &g_array_index (link->fields, AccordChangedField, i);
  return NULL;
}

/* If the stamp is that of a reversal, the stamp before what it reversed; else 0 in *found. */
static AccordStamp
see_through (GArray *chain, int field, AccordStamp stamp, gboolean *found)
{
  gint64 undone = 0;

  *found = FALSE;
  for (guint i = 0; i < chain->len; i++)
    {
      const Link *link = &g_array_index (chain, Link, i);
      const AccordChangedField *changed = find_field (link, field);

      if (changed == NULL)
        continue;
      if (undone == 0 && link->stamp == stamp)
        undone = link->undo_of;
      else if (undone != 0 && link->txn == undone)
        {
          *found = TRUE;
          return changed->previous;
        }
    }
  return stamp;
}

static AccordStamp
resolve (GArray *chain, int field, AccordStamp stamp)
{
  gboolean found = TRUE;

  while (found && stamp != 0)
    stamp = see_through (chain, field, stamp, &found);
  return stamp;
}

/**
 * accord_writer_still_holds:
 * @stamp: clock of a change set that wrote @field
 *
 * Returns: whether nobody has written the field since that change set, but for edits undone
 */
gboolean
accord_writer_still_holds (AccordWriter *self, AccordRecord *record, int field, AccordStamp stamp)
{
  g_autoptr (GArray) chain = read_chain (self->db, record);
  AccordStamp now = 0;

  accord_clocks_get (self->db, accord_record_clocks (record), accord_record_kind (record), field, &now);
  return resolve (chain, field, now) == resolve (chain, field, stamp);
}

/**
 * accord_writer_value_before:
 * @stamp: clock of a write of @field
 * @value: (out): what it replaced
 *
 * Returns: whether the journal has it
 */
gboolean
accord_writer_value_before (AccordWriter *self, AccordRecord *record, int field, AccordStamp stamp, AccordValue *value)
{
  g_autoptr (GArray) chain = read_chain (self->db, record);

  for (guint i = 0; i < chain->len; i++)
    {
      const Link *link = &g_array_index (chain, Link, i);
      const AccordChangedField *changed = link->stamp == stamp ? find_field (link, field) : NULL;

      if (changed != NULL)
        {
          accord_value_copy (value, &changed->before);
          return TRUE;
        }
    }
  return FALSE;
}

static gint64
deletion_before (GArray *chain, gint64 txn)
{
  for (guint i = 0; i < chain->len; i++)
    {
      const Link *link = &g_array_index (chain, Link, i);

      if (link->operation != 'u' && link->txn < txn)
        return link->txn;
    }
  return 0;
}

/* Who deleted or restored the record, seen through reversals: a reversed one gives the record back to
 * the one before. Spans write no rows in the chain, and are always reversals. */
static gint64
deleted_by (AccordWriter *self, GArray *chain, gint64 txn)
{
  gint64 undone = txn;

  while (undone != 0)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT undo_of FROM txn WHERE id=%" G_GINT64_FORMAT, txn);

      undone = accord_database_get_int (self->db, sql, 0);
      if (undone != 0)
        txn = deletion_before (chain, undone);
    }
  return txn;
}

/**
 * accord_writer_deletion_holds:
 * @txn: a change set that deleted or restored @record
 *
 * Returns: whether nobody has deleted or restored it since, but for what was undone
 */
gboolean
accord_writer_deletion_holds (AccordWriter *self, AccordRecord *record, gint64 txn)
{
  gint64 now = ABS (accord_record_deleted (record));
  g_autoptr (GArray) chain = NULL;

  if (now == txn)
    return TRUE;
  chain = read_chain (self->db, record);
  return deleted_by (self, chain, now) == deleted_by (self, chain, txn);
}
