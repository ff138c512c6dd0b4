/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same done to many records: one transaction on the database thread, one change set, undone in one
 * step. Tags and follow-ups are put on customers and deals alike: by the link named like their kind. */

#include "accord-config.h"

#include "accord-bulk-work.h"

#include <glib/gi18n-lib.h>
#include "accord-birthday-words.h"

struct _AccordBulkProgress {
  gatomicrefcount refs;
  int n_done;    /* atomic */
  int cancelled; /* atomic */
};

typedef struct _Work Work;
typedef gboolean (*RowFunc) (AccordBulk *bulk, Work *work, gint64 id, GError **error);

struct _Work {
  AccordSelection *selection;
  AccordBulkProgress *progress;
  gboolean (*begin) (AccordBulk *bulk, Work *work, GError **error); /* or NULL */
  RowFunc row;
  char *field;
  AccordValue value;
  gint64 tag;
  char *text;        /* a new tag, a follow-up's title */
  int field_index;
  gboolean is_lunar; /* a birthday that is also said to be kept by the Chinese calendar */
  GHashTable *tagged; /* record → GArray of taggings that put the tag on it: two people may both have */
  AccordValue values[ACCORD_KIND_FIELDS_MAX]; /* of a record that is made for each */
};

/**
 * accord_bulk_progress_new:
 * Returns: (transfer full): nothing done yet, of nothing known; counted, any thread
 */
AccordBulkProgress *
accord_bulk_progress_new (void)
{
  AccordBulkProgress *self = g_new0 (AccordBulkProgress, 1);

  g_atomic_ref_count_init (&self->refs);
  return self;
}

AccordBulkProgress *
accord_bulk_progress_ref (AccordBulkProgress *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_bulk_progress_unref (AccordBulkProgress *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

/**
 * accord_bulk_progress_get:
 * @self: a progress
 *
 * Returns: how many records are done; from any thread
 */
guint
accord_bulk_progress_get (AccordBulkProgress *self)
{
  return (guint) g_atomic_int_get (&self->n_done);
}

/**
 * accord_bulk_progress_cancel:
 * @self: a progress
 *
 * Has the work give everything back and end with %G_IO_ERROR_CANCELLED.
 */
void
accord_bulk_progress_cancel (AccordBulkProgress *self)
{
  g_atomic_int_set (&self->cancelled, TRUE);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  accord_selection_unref (work->selection);
  accord_bulk_progress_unref (work->progress);
  accord_value_clear (&work->value);
  for (int i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    accord_value_clear (&work->values[i]);
  g_clear_pointer (&work->tagged, g_hash_table_unref);
  g_free (work->field);
  g_free (work->text);
  g_free (work);
}

static gboolean
run_work (AccordBulk *bulk, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (GArray) ids = accord_selection_resolve (work->selection, accord_bulk_reader (bulk), FALSE, error);

  if (ids == NULL || (work->begin != NULL && !work->begin (bulk, work, error)))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      if (!work->row (bulk, work, g_array_index (ids, gint64, i), error))
        return FALSE;
      if (g_atomic_int_get (&work->progress->cancelled))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled; nothing was changed."));
          return FALSE;
        }
      g_atomic_int_inc (&work->progress->n_done);
    }
  return TRUE;
}

static Work *
work_new (AccordSelection *selection, AccordBulkProgress *progress, RowFunc row)
{
  Work *work = g_new0 (Work, 1);

  work->selection = accord_selection_ref (selection);
  work->progress = progress != NULL ? accord_bulk_progress_ref (progress) : accord_bulk_progress_new ();
  work->row = row;
  return work;
}

static DexFuture *
start (AccordWorkspace *workspace, const char *label, Work *work)
{
  return accord_journal_bulk_edit (accord_workspace_get_journal (workspace), label, work->selection->n, run_work, work,
                                   work_free);
}

static gboolean
begin_set (AccordBulk *bulk, Work *work, GError **error)
{
  work->field_index = accord_kind_find (accord_reader_get_kind (accord_bulk_reader (bulk), work->selection->kind), work->field);
  work->is_lunar = accord_field_says_lunar (work->field, &work->value);
  if (work->is_lunar)
    accord_value_set_number (&work->value, work->value.number);
  if (work->field_index >= 0)
    return TRUE;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("There is no field “%s” any more. Choose another one."),
               work->field);
  return FALSE;
}

static gboolean
set_lunar (AccordBulk *bulk, const AccordKind *kind, gint64 id, GError **error)
{
  g_auto (AccordValue) lunar = ACCORD_VALUE_INIT;

  accord_value_set_text (&lunar, ACCORD_BIRTHDAY_LUNAR);
  return accord_bulk_set (bulk, kind, id, accord_kind_find (kind, "birthday_calendar"), &lunar, error);
}

static gboolean
set_row (AccordBulk *bulk, Work *work, gint64 id, GError **error)
{
  if (work->is_lunar && !set_lunar (bulk, work->selection->kind, id, error))
    return FALSE;
  return accord_bulk_set (bulk, work->selection->kind, id, work->field_index, &work->value, error);
}

/**
 * accord_bulk_work_set:
 * @field: name of a field
 * @value: what it becomes everywhere; an empty one clears it
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_bulk_work_set (AccordWorkspace *workspace, AccordSelection *selection, const char *label, const char *field,
                      const AccordValue *value, AccordBulkProgress *progress)
{
  Work *work = work_new (selection, progress, set_row);

  work->begin = begin_set;
  work->field = g_strdup (field);
  accord_value_copy (&work->value, value);
  return start (workspace, label, work);
}

static gboolean
delete_row (AccordBulk *bulk, Work *work, gint64 id, GError **error)
{
  return accord_bulk_delete (bulk, work->selection->kind, id, error);
}

/**
 * accord_bulk_work_delete:
 *
 * Deletes the records with all that lives with them.
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_bulk_work_delete (AccordWorkspace *workspace, AccordSelection *selection, const char *label,
                         AccordBulkProgress *progress)
{
  return start (workspace, label, work_new (selection, progress, delete_row));
}

static const AccordKind *
made_kind (AccordBulk *bulk, const AccordKind *kind)
{
  return accord_reader_get_kind (accord_bulk_reader (bulk), kind);
}

static AccordValue *
made_value (Work *work, const AccordKind *kind, const char *field)
{
  return &work->values[accord_kind_find (kind, field)];
}

/* Makes the record that @work describes, linked to @id. */
static gboolean
make_for (AccordBulk *bulk, Work *work, const AccordKind *kind, gint64 id, GError **error)
{
  accord_value_set_number (made_value (work, kind, work->selection->kind->name), id);
  return accord_bulk_create (bulk, made_kind (bulk, kind), work->values, error) != 0;
}

static gboolean
note_tagging (AccordRecord *record, gpointer data, GError **error)
{
  Work *work = data;
  gint64 whose = accord_record_number (record, work->selection->kind->name);
  gint64 id = accord_record_id (record);
  GArray *taggings = whose != 0 ? g_hash_table_lookup (work->tagged, &whose) : NULL;

  if (whose == 0)
    return TRUE;
  if (taggings == NULL)
    {
      taggings = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (work->tagged, g_memdup2 (&whose, sizeof whose), taggings);
    }
  g_array_append_val (taggings, id);
  return TRUE;
}

/* Who has the tag already. */
static gboolean
read_taggings (AccordBulk *bulk, Work *work, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_tagging_kind);

  work->tagged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  accord_query_add_number (query, "tag", ACCORD_OP_IS, work->tag);
  return accord_reader_each (accord_bulk_reader (bulk), query, note_tagging, work, error);
}

static gboolean
make_tag (AccordBulk *bulk, Work *work, GError **error)
{
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };

  accord_value_set_text (&values[accord_kind_find (&accord_tag_kind, "name")], work->text);
  work->tag = accord_bulk_create (bulk, made_kind (bulk, &accord_tag_kind), values, error);
  for (int i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    accord_value_clear (&values[i]);
  return work->tag != 0;
}

static gboolean
begin_tag (AccordBulk *bulk, Work *work, GError **error)
{
  if (work->text != NULL && !make_tag (bulk, work, error))
    return FALSE;
  accord_value_set_number (made_value (work, &accord_tagging_kind, "tag"), work->tag);
  return read_taggings (bulk, work, error);
}

static gboolean
tag_row (AccordBulk *bulk, Work *work, gint64 id, GError **error)
{
  return g_hash_table_contains (work->tagged, &id) || make_for (bulk, work, &accord_tagging_kind, id, error);
}

/**
 * accord_bulk_work_tag:
 * @tag: a tag
 * @new_tag: (nullable): what a new one is called, in place of @tag
 *
 * Puts a tag on records that do not have it.
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_bulk_work_tag (AccordWorkspace *workspace, AccordSelection *selection, const char *label, gint64 tag,
                      const char *new_tag, AccordBulkProgress *progress)
{
  Work *work = work_new (selection, progress, tag_row);

  work->begin = begin_tag;
  work->tag = tag;
  work->text = g_strdup (new_tag);
  return start (workspace, label, work);
}

static gboolean
untag_row (AccordBulk *bulk, Work *work, gint64 id, GError **error)
{
  const GArray *taggings = g_hash_table_lookup (work->tagged, &id);

  for (guint i = 0; taggings != NULL && i < taggings->len; i++)
    if (!accord_bulk_delete (bulk, &accord_tagging_kind, g_array_index (taggings, gint64, i), error))
      return FALSE;
  return TRUE;
}

/**
 * accord_bulk_work_untag:
 * @tag: a tag
 *
 * Takes a tag off the records that have it.
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_bulk_work_untag (AccordWorkspace *workspace, AccordSelection *selection, const char *label, gint64 tag,
                        AccordBulkProgress *progress)
{
  Work *work = work_new (selection, progress, untag_row);

  work->begin = read_taggings;
  work->tag = tag;
  return start (workspace, label, work);
}

static gboolean
plan_row (AccordBulk *bulk, Work *work, gint64 id, GError **error)
{
  return make_for (bulk, work, &accord_activity_kind, id, error);
}

/**
 * accord_bulk_work_plan:
 * @title: what is to be done
 * @day: when it is due, in days since 1970-01-01
 *
 * Plans the same task for each record; it is the task of who sits here.
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_bulk_work_plan (AccordWorkspace *workspace, AccordSelection *selection, const char *label, const char *title,
                       gint64 day, AccordBulkProgress *progress)
{
  Work *work = work_new (selection, progress, plan_row);
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (workspace));

  accord_value_set_text (made_value (work, &accord_activity_kind, "type"), "task");
  accord_value_set_text (made_value (work, &accord_activity_kind, "title"), title);
  accord_value_set_number (made_value (work, &accord_activity_kind, "due_on"), day);
  if (actor != 0)
    accord_value_set_number (made_value (work, &accord_activity_kind, "owner"), actor);
  return start (workspace, label, work);
}
