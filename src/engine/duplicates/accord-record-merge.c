/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing records that are to become one. Read on the long reader: what points to them is found from
 * the kinds' tables, and not every such field has an index. */
#include "accord-config.h"

#include "accord-record-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-tax-id.h"
#include "accord-text.h"

G_DEFINE_BOXED_TYPE (AccordRecordMerge, accord_record_merge, accord_record_merge_ref, accord_record_merge_unref)

AccordRecordMerge *
accord_record_merge_ref (AccordRecordMerge *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_record_merge_unref (AccordRecordMerge *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->attached, g_ptr_array_unref);
  g_free (self);
}

static const AccordValue *
value_of (const AccordRecordMerge *self, guint record, int field)
{
  return accord_record_value (self->records->pdata[record], field);
}

static gboolean
is_valid_code (const AccordField *field, const AccordValue *value)
{
  g_autofree char *key = NULL;

  if (strcmp (field->name, "tax_id") != 0)
    return FALSE;
  key = accord_tax_id_key (value->text);
  return accord_tax_id_is_credit_code (key);
}

static gboolean
is_text (const AccordField *field)
{
  return field->type == ACCORD_FIELD_TEXT || field->type == ACCORD_FIELD_LONG_TEXT || field->type == ACCORD_FIELD_URL;
}

/* Edited later; of two never edited, created later. */
static gboolean
is_newer (AccordRecord *record, AccordRecord *than)
{
  gint64 a = accord_record_last (record), b = accord_record_last (than);

  return a != b ? a > b : accord_record_born (record) > accord_record_born (than);
}

/* Whether value b of the other record is better, and why either is. */
static gboolean
is_better (const AccordRecordMerge *self, int index, guint a, guint b, AccordMergeWhy *why)
{
  const AccordField *field = &self->kind->fields[index];
  const AccordValue *x = value_of (self, a, index), *y = value_of (self, b, index);

  if (is_valid_code (field, x) != is_valid_code (field, y))
    return *why = ACCORD_MERGE_WHY_VALID, is_valid_code (field, y);
  if (field->type == ACCORD_FIELD_PHONE && (*x->text == '+') != (*y->text == '+'))
    return *why = ACCORD_MERGE_WHY_COMPLETE, *y->text == '+';
  if (field->type == ACCORD_FIELD_DATE && strcmp (field->name, "since") == 0)
    return *why = ACCORD_MERGE_WHY_EARLIER, y->number < x->number;
  /* Chinese says more in fewer letters. */
  if (is_text (field) && accord_text_has_han (x->text) == accord_text_has_han (y->text) && g_utf8_strlen (x->text, -1) != g_utf8_strlen (y->text, -1))
    return *why = ACCORD_MERGE_WHY_LONGER, g_utf8_strlen (y->text, -1) > g_utf8_strlen (x->text, -1);
  *why = is_newer (self->records->pdata[a], self->records->pdata[b]) || is_newer (self->records->pdata[b], self->records->pdata[a])
           ? ACCORD_MERGE_WHY_NEWER : ACCORD_MERGE_WHY_FIRST;
  return is_newer (self->records->pdata[b], self->records->pdata[a]);
}

static void
compare_field (AccordRecordMerge *self, int field)
{
  AccordMergeLine line = { .field = field, .why = ACCORD_MERGE_WHY_ONLY };
  guint n_values = 0;

  for (guint i = 0; i < self->records->len; i++)
    {
      const AccordValue *value = value_of (self, i, field);

      if (accord_value_is_empty (value))
        continue;
      if (n_values++ == 0)
        line.suggested = i;
      else if (!accord_value_equal (value_of (self, line.suggested, field), value))
        {
          line.differs = TRUE;
          if (is_better (self, field, line.suggested, i, &line.why))
            line.suggested = i;
        }
      else if (!line.differs)
        line.why = ACCORD_MERGE_WHY_SAME;
    }
  line.chosen = line.suggested;
  if (n_values > 0)
    g_array_append_val (self->lines, line);
}

static void
compare_all (AccordRecordMerge *self)
{
  for (int i = 0; i < self->kind->n_fields; i++)
    if (!(self->kind->fields[i].flags & ACCORD_FIELD_HIDDEN))
      compare_field (self, i);
}

static gboolean
is_one_of_them (const AccordRecordMerge *self, const AccordBacklink *link)
{
  for (guint i = 0; i < self->records->len; i++)
    if (link->kind->number == self->kind->number && link->id == accord_record_id (self->records->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Rows of kinds that are no files of their own: tags, handles and the like, which must not be doubled. */
static gboolean
load_attached (AccordRecordMerge *self, AccordReader *reader, GError **error)
{
  self->attached = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  for (guint i = 0; i < self->links->len; i++)
    {
      const AccordBacklink *link = &g_array_index (self->links, AccordBacklink, i);
      g_autoptr (GPtrArray) one = NULL;

      self->n_attached += link->target != accord_record_id (self->records->pdata[0]) && !is_one_of_them (self, link);
      if (link->deleted || (link->kind->flags & ACCORD_KIND_EXCHANGED))
        continue;
      one = accord_reader_load (reader, link->kind, &link->id, 1, error);
      if (one == NULL)
        return FALSE;
      if (one->pdata[0] != NULL)
        g_ptr_array_add (self->attached, accord_record_ref (one->pdata[0]));
    }
  return TRUE;
}

typedef struct {
  const AccordKind *kind;
  gboolean choose; /* which one stays */
  guint n_ids;
  gint64 ids[];
} Asked;

static gboolean
check_records (const AccordRecordMerge *self, const Asked *asked, GError **error)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      gboolean twice = FALSE;

      for (guint j = 0; j < i; j++)
        twice |= asked->ids[i] == asked->ids[j];
      if (self->records->pdata[i] != NULL && !twice && !accord_record_is_deleted (self->records->pdata[i]))
        continue;
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, "%s",
                   twice ? _ ("A record cannot be merged with itself; choose another.")
                         : _ ("One of the records is not there any more; nothing was merged."));
      return FALSE;
    }
  return TRUE;
}

/* How many records of their own hang on it. */
static guint
n_hanging (const AccordRecordMerge *self, guint record)
{
  gint64 id = accord_record_id (self->records->pdata[record]);
  guint n = 0;

  for (guint i = 0; i < self->links->len; i++)
    {
      const AccordBacklink *link = &g_array_index (self->links, AccordBacklink, i);

      n += link->target == id && !link->deleted && (link->kind->flags & ACCORD_KIND_EXCHANGED) && !is_one_of_them (self, link);
    }
  return n;
}

/* On which most hangs; of equal ones the one that was made first; of those of one change set the first asked for. */
static guint
choose_survivor (const AccordRecordMerge *self)
{
  guint best = 0, most = n_hanging (self, 0);

  for (guint i = 1; i < self->records->len; i++)
    {
      guint n = n_hanging (self, i);

      if (n < most || (n == most && accord_record_born (self->records->pdata[i]) >= accord_record_born (self->records->pdata[best])))
        continue;
      best = i;
      most = n;
    }
  return best;
}

/* The others keep their order. */
static void
put_first (AccordRecordMerge *self, guint record)
{
  g_ptr_array_insert (self->records, 0, accord_record_ref (self->records->pdata[record]));
  g_ptr_array_remove_index (self->records, record + 1);
}

static DexFuture *
prepare_read (AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (AccordRecordMerge) self = g_new0 (AccordRecordMerge, 1);
  g_autoptr (GError) error = NULL;

  g_atomic_ref_count_init (&self->refs);
  self->lines = g_array_new (FALSE, FALSE, sizeof (AccordMergeLine));
  self->records = accord_reader_load (reader, asked->kind, asked->ids, asked->n_ids, &error);
  if (self->records == NULL || !check_records (self, asked, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  self->kind = accord_record_kind (self->records->pdata[0]);
  self->links = accord_reader_backlinks (reader, asked->kind, asked->ids, asked->n_ids, &error);
  if (self->links != NULL && asked->choose)
    put_first (self, choose_survivor (self));
  if (self->links == NULL || !load_attached (self, reader, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  compare_all (self);
  return dex_future_new_take_boxed (ACCORD_TYPE_RECORD_MERGE, g_steal_pointer (&self));
}

static DexFuture *
prepare (AccordStore *store, const AccordKind *kind, const gint64 *ids, guint n_ids, gboolean choose)
{
  Asked *asked;

  g_return_val_if_fail (n_ids >= 2, NULL);
  asked = g_malloc (sizeof *asked + n_ids * sizeof *ids);
  asked->kind = kind;
  asked->choose = choose;
  asked->n_ids = n_ids;
  memcpy (asked->ids, ids, n_ids * sizeof *ids);
  return accord_store_read_long (store, prepare_read, asked, g_free);
}

/**
 * accord_record_merge_prepare:
 * @ids: (array length=n_ids): two or more records; the first one survives
 *
 * Loads and compares records that are to become one, and finds everything that points to them.
 *
 * Returns: (transfer full): a future that resolves to an #AccordRecordMerge; rejects with
 *   %ACCORD_STORE_ERROR_MISSING
 */
DexFuture *
accord_record_merge_prepare (AccordStore *store, const AccordKind *kind, const gint64 *ids, guint n_ids)
{
  return prepare (store, kind, ids, n_ids, FALSE);
}

/**
 * accord_record_merge_propose:
 * @ids: (array length=n_ids): two or more records, in any order
 *
 * As accord_record_merge_prepare(), but proposes which one survives: that on which most deals, people, activities and
 * other records hang; of equal ones the oldest. It is the first of the records of the answer.
 *
 * Returns: (transfer full): a future that resolves to an #AccordRecordMerge; rejects with
 *   %ACCORD_STORE_ERROR_MISSING
 */
DexFuture *
accord_record_merge_propose (AccordStore *store, const AccordKind *kind, const gint64 *ids, guint n_ids)
{
  return prepare (store, kind, ids, n_ids, TRUE);
}

/**
 * accord_record_merge_take:
 * @field: of the kind
 * @record: index of the record whose value shall be kept
 *
 * Returns: whether that record has such a value
 */
gboolean
accord_record_merge_take (AccordRecordMerge *self, int field, guint record)
{
  g_return_val_if_fail (record < self->records->len, FALSE);
  for (guint i = 0; i < self->lines->len; i++)
    {
      AccordMergeLine *line = &g_array_index (self->lines, AccordMergeLine, i);

      if (line->field != field || accord_value_is_empty (value_of (self, record, field)))
        continue;
      line->chosen = record;
      return TRUE;
    }
  return FALSE;
}

/**
 * accord_record_merge_take_from:
 * @self: records as they are now
 * @before: the same records, compared before
 *
 * What somebody took there is taken here too where the record still has a value, whichever record stays.
 */
void
accord_record_merge_take_from (AccordRecordMerge *self, const AccordRecordMerge *before)
{
  for (guint i = 0; i < before->lines->len; i++)
    {
      const AccordMergeLine *line = &g_array_index (before->lines, AccordMergeLine, i);
      gint64 id = accord_record_id (before->records->pdata[line->chosen]);

      for (guint j = 0; j < self->records->len && line->chosen != line->suggested; j++)
        if (accord_record_id (self->records->pdata[j]) == id)
          accord_record_merge_take (self, line->field, j);
    }
}

/**
 * accord_merge_why_to_words:
 *
 * Returns: (nullable): why a value is proposed, translated; %NULL where nothing speaks for it but its place
 */
const char *
accord_merge_why_to_words (AccordMergeWhy why)
{
  switch (why)
    {
    case ACCORD_MERGE_WHY_ONLY:
      return _ ("only value");
    case ACCORD_MERGE_WHY_SAME:
      return _ ("same value");
    case ACCORD_MERGE_WHY_VALID:
      return _ ("valid code");
    case ACCORD_MERGE_WHY_COMPLETE:
      return _ ("more complete");
    case ACCORD_MERGE_WHY_LONGER:
      return _ ("longer");
    case ACCORD_MERGE_WHY_EARLIER:
      return _ ("earlier");
    case ACCORD_MERGE_WHY_FIRST:
      return NULL;
    default:
      return _ ("edited last");
    }
}
