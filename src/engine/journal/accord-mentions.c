/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file says of somebody where no link leads to them: a note of another customer, a template, the condition of a
 * saved view. Every text is read through, in parts, so that other long reads take their turns in between.
 *
 *   AccordTraces ─▶ words, and the rows that an erasure reaches anyway ─▶ all texts of all kinds ─▶ AccordMention …
 */
#include "accord-config.h"

#include "accord-mentions.h"

#include <string.h>
#include "accord-journal-private.h"
#include "accord-text.h"
#include "accord-traces.h"
#include "accord-walk.h"

#define ROWS 10000          /* of a part */
#define AROUND 24           /* characters told before and behind the word */
#define FIBER_STACK (256 * 1024)

typedef struct {
  gatomicrefcount refs;
  AccordStore *store;
  GCancellable *cancellable;
  const AccordKind *kind; /* of the person, then of the rows at hand */
  gint64 id;              /* the person, then the last row that was read */
  AccordTraces traces;    /* words and rows; its writer is not touched any more */
  gint64 titled;          /* the row that is called so */
  GString *title;
  GPtrArray *found;
} Looking;

static void
looking_unref (gpointer data)
{
  Looking *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  accord_traces_clear (&self->traces);
  g_clear_object (&self->cancellable);
  g_object_unref (self->store);
  g_ptr_array_unref (self->found);
  g_string_free (self->title, TRUE);
  g_free (self);
}

static Looking *
looking_ref (Looking *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
mention_free (gpointer data)
{
  AccordMention *self = data;

  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

/* "… met Xaverine at the fair in …" */
static char *
around (const char *text, const char *at, gsize length)
{
  const char *from = at, *to = at + length;
  g_autofree char *part = NULL, *line = NULL;

  for (int i = 0; i < AROUND && from > text; i++)
    from = g_utf8_prev_char (from);
  for (int i = 0; i < AROUND && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  part = g_strndup (from, (gsize) (to - from));
  line = accord_text_clean (part, FALSE);
  return g_strconcat (from > text ? "…" : "", line, *to != '\0' ? "…" : "", NULL);
}

/* The last one found, where it is of this row. */
static AccordMention *
mention_of (Looking *self, gint64 id)
{
  AccordMention *last = self->found->len > 0 ? self->found->pdata[self->found->len - 1] : NULL;

  return last != NULL && last->kind == self->kind && last->id == id ? last : NULL;
}

static AccordMention *
add_mention (Looking *self, gint64 id, gboolean deleted)
{
  AccordMention *mention = g_new0 (AccordMention, 1);

  mention->kind = self->kind;
  mention->id = id;
  mention->deleted = deleted;
  mention->title = g_strdup (self->titled == id ? self->title->str : "");
  g_ptr_array_add (self->found, mention);
  return mention;
}

/* An e-mail, or digits alone: a phone. An address has digits too, but the house next door may have it as well. */
static gboolean
is_nobody_elses (const char *word, gsize length)
{
  gboolean letters = FALSE;

  for (gsize i = 0; i < length; i++)
    if (word[i] == '@')
      return TRUE;
    else
      letters |= g_ascii_isalpha (word[i]) || (guchar) word[i] >= 0x80;
  return !letters;
}

/* Of a row one place is told: the first, but rather one with a number, which is nobody else's. */
static void
look_cb (gint64 id, gboolean deleted, const AccordField *field, const char *text, gpointer data)
{
  Looking *self = data;
  gboolean names = !(field->flags & ACCORD_FIELD_TITLE) || !accord_kind_is_person (self->kind);
  AccordMention *mention = mention_of (self, id);
  const char *at;
  gsize length;
  gboolean is_sure;

  if (field->flags & ACCORD_FIELD_TITLE)
    {
      g_string_assign (self->title, text);
      self->titled = id;
    }
  if (field->type == ACCORD_FIELD_CHOICE || (mention != NULL && mention->is_sure) || (mention == NULL && self->found->len == ACCORD_MENTIONS_MAX) ||
      g_hash_table_contains (self->traces.all, accord_writer_row_key (self->kind, id)))
    return;
  at = accord_traces_find (&self->traces, text, FALSE, &length);
  is_sure = at != NULL && is_nobody_elses (at, length);
  if (at == NULL && names && mention == NULL)
    at = accord_traces_find (&self->traces, text, TRUE, &length);
  if (at == NULL || (mention != NULL && !is_sure))
    return;
  mention = mention != NULL ? mention : add_mention (self, id, deleted);
  mention->is_sure = is_sure;
  mention->field = field;
  g_free (mention->text);
  mention->text = around (text, at, length);
}

static DexFuture *
look_read (AccordReader *reader, gpointer data)
{
  Looking *self = data;
  g_autoptr (GError) error = NULL;

  if (!accord_reader_each_text (reader, self->kind, &self->id, ROWS, look_cb, self, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_boolean (self->id != 0);
}

/* On the database thread, as only there the journal is read through; nothing is written. */
static DexFuture *
words_write (AccordWriter *writer, gpointer data)
{
  Looking *self = data;
  g_autoptr (GError) error = NULL;

  if (!accord_traces_init (&self->traces, writer, self->kind, self->id, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_boolean (TRUE);
}

static gboolean
look_through (Looking *self, const AccordKind *kind, GError **error)
{
  gboolean more = TRUE;

  self->kind = kind;
  self->id = self->titled = 0;
  while (more && self->found->len < ACCORD_MENTIONS_MAX)
    {
      GError *failed = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      more = dex_await_boolean (accord_store_read_long (self->store, look_read, looking_ref (self), looking_unref), &failed);
      if (failed != NULL)
        return g_propagate_error (error, failed), FALSE;
    }
  return TRUE;
}

static DexFuture *
find_fiber (gpointer data)
{
  Looking *self = data;
  g_autoptr (GError) error = NULL;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  if (!dex_await (accord_store_write_long (self->store, words_write, looking_ref (self), looking_unref), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (int i = 0; i < n_kinds; i++)
    if (!look_through (self, kinds[i], &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_ptr_array_ref (self->found));
}

/**
 * accord_journal_find_mentions:
 * @kind: customers or contacts
 * @id: the person
 * @cancellable: (nullable): when nobody waits any more
 *
 * Finds records, living or in the Trash, saved views among them, whose texts have a name, phone, e-mail or other number of
 * the person, now or formerly theirs, and that accord_journal_erase() would not reach by itself. What such a record said
 * formerly is not looked through.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #AccordMention, at most %ACCORD_MENTIONS_MAX, by kind
 */
DexFuture *
accord_journal_find_mentions (AccordJournal *self, const AccordKind *kind, gint64 id, GCancellable *cancellable)
{
  Looking *looking;

  g_return_val_if_fail (accord_kind_is_person (kind), NULL);
  looking = g_new0 (Looking, 1);
  looking->store = g_object_ref (self->store);
  looking->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  looking->kind = kind;
  looking->id = id;
  looking->found = g_ptr_array_new_with_free_func (mention_free);
  looking->title = g_string_new (NULL);
  g_atomic_ref_count_init (&looking->refs);
  return dex_scheduler_spawn (NULL, FIBER_STACK, find_fiber, looking, looking_unref);
}
