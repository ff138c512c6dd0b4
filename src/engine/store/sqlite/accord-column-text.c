/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of which each row has its own (phone numbers, addresses, notes), folded as filters fold them, one behind the
 * other in one block: a part of one is found among a million in the time it takes to read the block.
 *
 *   ids 0 1 2 …   ""0 "+49 30 1"0 ""0 "…"0        marks: where each 64th begins
 *   written since: apart, by id
 *
 * Read by two threads where somebody waits for it. */
#include "accord-config.h"

#include "accord-column-text.h"

#include <string.h>
#include "accord-journal-rows.h"
#include "accord-text.h"
#include "accord-worker.h"

#define MARK_EVERY 64       /* ids; a half begins at a mark */
#define NOTHING_LEFT "\xff" /* in no text: what one becomes of which folding leaves nothing */

/* Whether a field's values are texts that are looked for by their parts. */
gboolean
accord_column_text_is_wanted (const AccordField *field)
{
  return !accord_field_has_number (field) && field->type != ACCORD_FIELD_CHOICE && field->type != ACCORD_FIELD_RANK &&
         !(field->flags & ACCORD_FIELD_HIDDEN);
}

static AccordColumnText *
text_new (int field, gint64 txn, gsize most)
{
  AccordColumnText *self = g_new0 (AccordColumnText, 1);

  *self = (AccordColumnText) { .field = field, .txn = txn, .most = most, .is_whole = TRUE };
  self->bytes = g_byte_array_new ();
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->later = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
accord_column_text_free (gpointer data)
{
  AccordColumnText *self = data;

  g_byte_array_unref (self->bytes);
  g_array_unref (self->marks);
  g_hash_table_unref (self->later);
  g_free (self);
}

/* Bytes it takes, but for what was written since. */
gsize
accord_column_text_size (const AccordColumnText *self)
{
  return self->bytes->len + (gsize) self->marks->len * sizeof (guint32);
}

/* Of several. */
gsize
accord_column_text_sum (GPtrArray *texts)
{
  gsize sum = 0;

  for (guint i = 0; i < texts->len; i++)
    sum += accord_column_text_size (texts->pdata[i]);
  return sum;
}

/* --- reading --- */

/* What folding leaves; "" is what a row has without a text. */
static char *
fold (const char *text)
{
  char *folded;

  if (text == NULL)
    return g_strdup ("");
  folded = accord_text_fold (text);
  if (*folded != '\0')
    return folded;
  g_free (folded);
  return g_strdup (NOTHING_LEFT);
}

/* A row's text was written anew; @text: (nullable). */
void
accord_column_text_take (AccordColumnText *self, gint64 id, const char *text)
{
  g_hash_table_insert (self->later, GSIZE_TO_POINTER ((gsize) id), fold (text));
}

static void
append (AccordColumnText *self, const char *text)
{
  if (self->n_slots % MARK_EVERY == 0)
    g_array_append_val (self->marks, self->bytes->len);
  g_byte_array_append (self->bytes, (const guint8 *) text, (guint) strlen (text) + 1);
  self->n_slots++;
}

/* Ids below @id have no text. */
static void
append_none_until (AccordColumnText *self, guint id)
{
  while (self->n_slots < id)
    append (self, "");
}

/* Rows of ids from first on and below last. */
typedef struct {
  AccordReader *db;
  const AccordKind *kind;
  AccordColumnText *text;
  guint first, last;
  const gboolean *stop;
  GError *error;
} Part;

static char *
part_sql (const Part *part)
{
  const char *name = part->kind->fields[part->text->field].name;

  return g_strdup_printf ("SELECT t.id,t.\"%s\" FROM \"%s\" t NOT INDEXED WHERE t.del<=0 AND t.id>=%u AND t.id<%u"
                          " AND t.\"%s\" IS NOT NULL ORDER BY t.id", name, part->kind->name, part->first, part->last, name);
}

static gpointer
read_part (gpointer data)
{
  Part *part = data;
  AccordColumnText *text = part->text;
  g_autofree char *sql = part_sql (part);
  g_autoptr (AccordStatement) st = accord_reader_prepare (part->db, sql, &part->error);

  text->n_slots = part->first;
  for (guint n = 1; st != NULL && text->is_whole && accord_statement_step (st, &part->error); n++)
    {
      g_autofree char *folded = fold (accord_statement_text (st, 1));

      append_none_until (text, (guint) accord_statement_int (st, 0));
      append (text, folded);
      text->is_whole = text->bytes->len <= text->most;
      if (part->stop != NULL && accord_worker_is_stopped (part->stop, n, &part->error))
        break;
    }
  append_none_until (text, part->last);
  return NULL;
}

/* What comes behind is put behind. */
static void
join (AccordColumnText *self, const AccordColumnText *rest)
{
  for (guint i = 0; i < rest->marks->len; i++)
    {
      guint32 mark = g_array_index (rest->marks, guint32, i) + self->bytes->len;

      g_array_append_val (self->marks, mark);
    }
  g_byte_array_append (self->bytes, rest->bytes->data, rest->bytes->len);
  self->n_slots = rest->n_slots;
  self->is_whole &= rest->is_whole && self->bytes->len <= self->most;
}

static void
read_halves (Part *first, Part *second)
{
  GThread *thread = g_thread_new ("half of the texts", read_part, second);

  read_part (first);
  g_thread_join (thread);
  if (first->error == NULL && second->error == NULL)
    join (first->text, second->text);
}

/**
 * accord_column_text_build:
 * @db: in a snapshot
 * @other: (nullable): another connection, in the same one, by which half of it is read
 * @most: bytes; more are not kept (is_whole is %FALSE then)
 * @stop: (nullable): looked at now and then; %TRUE ends it with an error
 *
 * Returns: (transfer full): the texts of living rows of @kind; %NULL on error
 */
AccordColumnText *
accord_column_text_build (AccordReader *db, AccordReader *other, const AccordKind *kind, int field, gsize most,
                          const gboolean *stop, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM \"%s\"", kind->name);
  guint last = (guint) CLAMP (accord_database_get_int (db, sql, 0), 0, G_MAXINT32) + 1;
  guint middle = other != NULL ? last / 2 / MARK_EVERY * MARK_EVERY : last;
  AccordColumnText *self = text_new (field, accord_reader_newest_txn (db, NULL), most);
  AccordColumnText *rest = text_new (field, self->txn, most);
  Part first = { db, kind, self, 0, middle, stop, NULL }, second = { other, kind, rest, middle, last, stop, NULL };

  if (middle > 0 && other != NULL)
    read_halves (&first, &second);
  else
    {
      first.last = last;
      read_part (&first);
    }
  accord_column_text_free (rest);
  if (!self->is_whole)
    g_byte_array_set_size (self->bytes, 0);
  if (first.error == NULL && second.error == NULL)
    return self;
  g_propagate_error (error, first.error != NULL ? g_steal_pointer (&first.error) : g_steal_pointer (&second.error));
  g_clear_error (&second.error);
  accord_column_text_free (self);
  return NULL;
}

/* --- looking --- */

typedef struct {
  const AccordColumnText *text;
  guint slot;     /* an id, and … */
  const char *at; /* … where its text begins */
  const char *end;
} Walk;

static const char *
mark_at (const Walk *self, guint index)
{
  return (const char *) self->text->bytes->data + g_array_index (self->text->marks, guint32, index);
}

/* To the text that @place lies in, which is not before this one. */
static void
walk_to (Walk *self, const char *place)
{
  guint mark = self->slot / MARK_EVERY;

  while (mark + 1 < self->text->marks->len && mark_at (self, mark + 1) <= place)
    mark++;
  if (mark * MARK_EVERY > self->slot)
    {
      self->slot = mark * MARK_EVERY;
      self->at = mark_at (self, mark);
    }
  for (const char *zero = memchr (self->at, 0, (gsize) (self->end - self->at)); zero < place;
       zero = memchr (self->at, 0, (gsize) (self->end - self->at)))
    {
      self->at = zero + 1;
      self->slot++;
    }
}

static void
walk_on (Walk *self)
{
  self->at += strlen (self->at) + 1;
  self->slot++;
}

/* No row has the id 0: before every text there is a zero. */
static Walk
walk_new (const AccordColumnText *text)
{
  const char *bytes = (const char *) text->bytes->data;

  return (Walk) { text, 1, bytes + 1, bytes + text->bytes->len };
}

/* @lead: bytes of what is looked for that stand before the text. */
static void
find_all (const AccordColumnText *self, const char *bytes, gsize size, guint lead, guint8 *hits, guint n_hits)
{
  Walk walk = walk_new (self);

  while (walk.at < walk.end)
    {
      const char *from = walk.at - lead;
      const char *found = memmem (from, (gsize) (walk.end - from), bytes, size);

      if (found == NULL)
        return;
      walk_to (&walk, found + lead);
      if (walk.slot < n_hits)
        hits[walk.slot] = 1;
      walk_on (&walk);
    }
}

static void
find_any (const AccordColumnText *self, guint8 *hits, guint n_hits)
{
  for (Walk walk = walk_new (self); walk.at < walk.end && walk.slot < n_hits; walk_on (&walk))
    hits[walk.slot] = *walk.at != '\0';
}

static gboolean
passes (const char *text, AccordColumnTextTest test, const char *folded)
{
  if (*text == '\0' || test == ACCORD_COLUMN_TEXT_ANY)
    return *text != '\0';
  return test == ACCORD_COLUMN_TEXT_HAS ? strstr (text, folded) != NULL : g_str_equal (text, folded);
}

static void
match_later (const AccordColumnText *self, AccordColumnTextTest test, const char *folded, guint8 *hits, guint n_hits)
{
  GHashTableIter iter;
  gpointer id, text;

  g_hash_table_iter_init (&iter, self->later);
  while (g_hash_table_iter_next (&iter, &id, &text))
    if (GPOINTER_TO_SIZE (id) < n_hits)
      hits[GPOINTER_TO_SIZE (id)] = passes (text, test, folded);
}

/**
 * accord_column_text_match:
 * @self: whole
 * @typed: what texts are to have, or to be, however it is written; texts that are the same but for accents are too
 * @hits: (inout): by id; set to 1 where it is so
 * @n_hits: ids are below
 */
void
accord_column_text_match (const AccordColumnText *self, AccordColumnTextTest test, const char *typed, guint8 *hits,
                          guint n_hits)
{
  g_autofree char *folded = accord_text_fold (typed);
  gboolean is_nothing = *folded == '\0';
  g_autofree char *whole = g_strdup_printf ("_%s", is_nothing ? NOTHING_LEFT : folded);
  gsize size = strlen (whole);

  if (is_nothing && test == ACCORD_COLUMN_TEXT_HAS) /* which is in every text */
    test = ACCORD_COLUMN_TEXT_ANY;
  if (test == ACCORD_COLUMN_TEXT_ANY)
    find_any (self, hits, n_hits);
  else if (test == ACCORD_COLUMN_TEXT_HAS)
    find_all (self, folded, size - 1, 0, hits, n_hits);
  else
    {
      whole[0] = '\0';
      find_all (self, whole, size + 1, 1, hits, n_hits);
    }
  match_later (self, test, whole + 1, hits, n_hits);
}
