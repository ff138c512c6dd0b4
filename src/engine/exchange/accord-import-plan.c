/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordImportPlan: what would happen to one file. Made on a pool thread, then owned by whoever
 * asked; a run reads it on the database thread while its owner leaves it alone.
 *
 *   file → reader → scan (whole file: dates, samples, words) → kind and targets (headings)
 *
 * The reader is kept, so that a run reads the same bytes that the plan was made from. */

#include "accord-import-plan-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-import-headings.h"

G_DEFINE_FINAL_TYPE (AccordImportPlan, accord_import_plan, G_TYPE_OBJECT)

static void
accord_import_plan_finalize (GObject *object)
{
  AccordImportPlan *self = ACCORD_IMPORT_PLAN (object);

  accord_import_scan_clear (&self->scan, self->n_columns);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_free (self->beside);
  g_clear_pointer (&self->table, accord_table_free);
  g_clear_pointer (&self->corrections, g_hash_table_unref);
  g_clear_pointer (&self->match, g_strfreev);
  g_array_unref (self->patched);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->currency, g_free);
  G_OBJECT_CLASS (accord_import_plan_parent_class)->finalize (object);
}

static void
accord_import_plan_class_init (AccordImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_import_plan_finalize;
}

static void
accord_import_plan_init (AccordImportPlan *self)
{
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_import_column_free);
  self->patched = g_array_new (FALSE, FALSE, sizeof (char *));
}

static gunichar
decimal_mark (AccordImportPlan        *self,
              const AccordColumnGuess *guess)
{
  if (guess->decimal_ambiguous)
    return accord_table_is_typed (self->table) ? '.' : 0;
  return (guchar) guess->decimal_mark;
}

static void
make_columns (AccordImportPlan *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      const AccordColumnGuess *guess = &self->scan.guesses[c];
      AccordImportColumn *column = g_new0 (AccordImportColumn, 1);

      column->heading = g_strdup (self->headings[c]);
      column->sample = g_strdup (self->scan.samples[c]);
      column->orders = guess->orders;
      column->ambiguous = accord_column_guess_dates (guess, &column->contradictory);
      column->decimal_mark = decimal_mark (self, guess);
      g_ptr_array_add (self->columns, column);
    }
}

static void
set_targets (AccordImportPlan *self)
{
  g_autofree const char **targets = g_new0 (const char *, self->n_columns);

  if (self->kind != NULL && accord_kind_is (self->kind, &accord_stage_event_kind))
    accord_import_match_history (self->headings, self->n_columns, targets);
  else if (self->kind != NULL)
    accord_import_match_headings (self->kind, self->headings, self->n_columns, targets);
  for (guint c = 0; c < self->n_columns; c++)
    {
      AccordImportColumn *column = self->columns->pdata[c];

      g_set_str (&column->target, targets[c]);
      g_clear_pointer (&column->also, g_free);
    }
  if (accord_kind_is (self->kind, &accord_deal_kind))
    accord_import_find_entered (self->columns, &self->scan);
}

typedef struct {
  char *path;
  const AccordKind *kind;
  AccordTableOptions options;
  char *sheet;
} Request;

static void
request_free (Request *request)
{
  g_free (request->path);
  g_free (request->sheet);
  g_free (request);
}

/* Cards are people, entries of a calendar activities; an export of Accord says itself what it holds. */
static const AccordKind *
kind_of_format (AccordTable *table)
{
  const char *name = accord_table_get_record_kind (table);
  const AccordKind *kind = name == NULL ? NULL : accord_kind_by_name (name);

  if (accord_table_get_format (table) == ACCORD_TABLE_VCARD)
    return &accord_contact_kind;
  if (accord_table_get_format (table) == ACCORD_TABLE_ICAL)
    return &accord_activity_kind;
  return kind != NULL && (kind->flags & ACCORD_KIND_EXCHANGED) ? kind : NULL;
}

/* The first headings, as a sentence names them. */
static char *
some_headings (AccordImportPlan *self)
{
  guint n = MIN (self->n_columns, 6);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  for (guint c = 0; c < n; c++)
    g_strv_builder_add (builder, self->headings[c]);
  if (n < self->n_columns)
    g_strv_builder_add (builder, "…");
  shown = g_strv_builder_end (builder);
  return g_strjoinv (", ", shown);
}

static DexFuture *
make_plan (gpointer data)
{
  Request *request = data;
  g_autoptr (AccordImportPlan) self = g_object_new (ACCORD_TYPE_IMPORT_PLAN, NULL);
  g_autoptr (GError) error = NULL;

  self->file_name = g_path_get_basename (request->path);
  self->table = accord_table_open (request->path, &request->options, &error);
  if (self->table == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  self->headings = accord_table_get_header (self->table, &self->n_columns);
  if (!accord_import_scan (self->table, self->n_columns, &self->scan, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (self->n_columns == 0)
    return dex_future_new_reject (ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE,
                                  _("“%s” is empty: there is nothing to import. Check whether it is the right file."),
                                  self->file_name);
  make_columns (self);
  self->kind = request->kind != NULL ? request->kind : kind_of_format (self->table);
  if (self->kind == NULL && accord_import_is_history (self->headings, self->n_columns))
    self->kind = &accord_stage_event_kind;
  if (self->kind == NULL)
    self->kind = accord_import_find_kind (self->file_name, self->headings, self->n_columns);
  if (self->kind == NULL)
    {
      g_autofree char *headings = some_headings (self);

      return dex_future_new_reject (ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
                                    _("“%s”: its headings (%s) name no kind of record that Accord keeps. "
                                      "Say what the rows are and which columns to take, at the terminal "
                                      "with --kind and --map."),
                                    self->file_name, headings);
    }
  set_targets (self);
  return dex_future_new_take_object (g_steal_pointer (&self));
}

/**
 * accord_import_plan_new:
 *
 * As accord_import_plan_open() with everything found from the file.
 */
DexFuture *
accord_import_plan_new (GFile            *file,
                        const AccordKind *kind)
{
  return accord_import_plan_open (file, kind, NULL);
}

/**
 * accord_import_plan_open:
 * @file: a local file: CSV, XLSX, vCard or JSON
 * @kind: (nullable): what its rows are; %NULL to find it from headings and file name
 * @options: (nullable): what is known about the file: format, encoding, separator, sheet, where the
 *   headings are; copied. %NULL to find all of it
 *
 * Reads the file once from end to end on a pool thread and makes a plan of it. To see a file read
 * another way, make another plan.
 *
 * Returns: (transfer full): a future of #AccordImportPlan; rejected with %ACCORD_EXCHANGE_ERROR
 *   (PARSE, ENCODING, TOO_BIG, IO as the table says; UNKNOWN where no kind fits)
 */
DexFuture *
accord_import_plan_open (GFile                    *file,
                         const AccordKind         *kind,
                         const AccordTableOptions *options)
{
  Request *request;
  g_autofree char *path = NULL;

  dex_return_error_if_fail (G_IS_FILE (file));

  path = g_file_get_path (file);
  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      return dex_future_new_reject (ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
                                    _("“%s” is not on this computer. Copy it here first."), uri);
    }
  request = g_new0 (Request, 1);
  request->path = g_steal_pointer (&path);
  request->kind = kind;
  if (options != NULL)
    {
      request->options = *options;
      request->options.sheet = request->sheet = g_strdup (options->sheet);
    }
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, make_plan, request,
                              (GDestroyNotify) request_free);
}

/**
 * accord_import_plan_get_file_name:
 * @self: a plan
 *
 * Returns: the file's name without its folder
 */
const char *
accord_import_plan_get_file_name (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), NULL);

  return self->file_name;
}

/**
 * accord_import_plan_get_kind:
 * @self: a plan
 *
 * Returns: what the rows are
 */
const AccordKind *
accord_import_plan_get_kind (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), NULL);

  return self->kind;
}

/**
 * accord_import_plan_set_kind:
 * @self: a plan
 * @kind: what the rows are
 *
 * Says what the rows are; all columns are matched anew.
 */
void
accord_import_plan_set_kind (AccordImportPlan *self,
                             const AccordKind *kind)
{
  g_return_if_fail (ACCORD_IS_IMPORT_PLAN (self));
  g_return_if_fail (kind != NULL);

  self->kind = kind;
  set_targets (self);
}

/**
 * accord_import_plan_get_columns:
 * @self: a plan
 *
 * Returns: (transfer none) (element-type AccordImportColumn): the columns, in the file's order
 */
GPtrArray *
accord_import_plan_get_columns (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), NULL);

  return self->columns;
}

static AccordImportColumn *
find_heading (AccordImportPlan *self,
              const char       *heading)
{
  g_autofree char *wanted = accord_import_heading_normalise (heading);

  for (guint c = 0; c < self->columns->len; c++)
    if (strcmp (((AccordImportColumn *) self->columns->pdata[c])->heading, heading) == 0)
      return self->columns->pdata[c];
  for (guint c = 0; c < self->columns->len; c++)
    {
      g_autofree char *normalised = accord_import_heading_normalise (self->headings[c]);

      if (strcmp (normalised, wanted) == 0)
        return self->columns->pdata[c];
    }
  return NULL;
}

/**
 * accord_import_plan_map:
 * @self: a plan
 * @heading: the heading of a column
 * @target: (nullable): a field's name or label, "entered:" and a stage, or %NULL or "" for a
 *   column that is not to be imported
 * @error: return location
 *
 * Says where a column goes. A field has one column: the one that had it goes nowhere then. Fails
 * with %ACCORD_EXCHANGE_ERROR_UNKNOWN where the file has no such column or the kind no such field.
 *
 * Returns: whether the column was mapped
 */
gboolean
accord_import_plan_map (AccordImportPlan  *self,
                        const char        *heading,
                        const char        *target,
                        GError           **error)
{
  AccordImportColumn *column;
  guint index;

  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), FALSE);
  g_return_val_if_fail (heading != NULL, FALSE);

  column = find_heading (self, heading);
  if (column == NULL)
    {
      g_autofree char *all = g_strjoinv (", ", (char **) self->headings);

      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
                   _("“%s” has no column “%s”. Its columns are: %s."), self->file_name, heading, all);
      return FALSE;
    }
  return g_ptr_array_find (self->columns, column, &index)
         && accord_import_plan_map_column (self, index, target, error);
}

/**
 * accord_import_plan_set_date_order:
 * @self: a plan
 * @order: the order of day, month and year where a column leaves it open, or UNKNOWN
 *
 * Settles ambiguous columns of dates.
 */
void
accord_import_plan_set_date_order (AccordImportPlan *self,
                                   AccordDateOrder   order)
{
  g_return_if_fail (ACCORD_IS_IMPORT_PLAN (self));

  self->date_order = order;
}

/**
 * accord_import_plan_get_n_rows:
 * @self: a plan
 *
 * Returns: rows below the header
 */
gint64
accord_import_plan_get_n_rows (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), 0);

  return self->scan.n_rows;
}
