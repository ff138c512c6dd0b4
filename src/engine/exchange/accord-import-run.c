/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs plans as one change set. The run is put together on the main thread, carried out on the
 * database thread inside one transaction, and its results come back; while it works, nobody else
 * touches it. A dry run does everything and then gives everything back, so its counts are true. */

#include "accord-import-run-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>


#define ROWS_PER_TICK 2000

#define DRY_RUN_ERROR (g_quark_from_static_string ("accord-import-dry-run"))

static void
drop_transaction (AccordImportRun *run)
{
  for (int i = 0; i < ACCORD_KIND_MAX; i++)
    {
      g_clear_pointer (&run->links[i], accord_import_links_free);
      g_clear_pointer (&run->touched[i], g_byte_array_unref);
    }
  g_clear_pointer (&run->stages, accord_import_stages_free);
  g_clear_pointer (&run->told, g_hash_table_unref);
  g_clear_pointer (&run->tag_ids, g_hash_table_unref);
  run->bulk = NULL;
}

static void
run_clear (gpointer data)
{
  AccordImportRun *run = data;

  drop_transaction (run);
  g_clear_pointer (&run->plans, g_ptr_array_unref);
  g_clear_pointer (&run->results, g_ptr_array_unref);
  g_clear_pointer (&run->currency, g_free);
  g_clear_object (&run->cancellable);
  g_clear_pointer (&run->progress, accord_progress_line_unref);
}

static void
run_unref (AccordImportRun *run)
{
  g_atomic_rc_box_release_full (run, run_clear);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordImportRun, run_unref)

/*< private >
 * accord_import_run_links:
 * @kind: what is pointed to
 * @error: return location
 *
 * Returns: (transfer none): the links of a kind, shared by all files of the run
 */
AccordImportLinks *
accord_import_run_links (AccordImportRun   *run,
                         const AccordKind  *kind,
                         GError           **error)
{
  if (run->links[kind->number] == NULL)
    run->links[kind->number] = accord_import_links_new (run->bulk, kind, error);
  return run->links[kind->number];
}

/*< private >
 * accord_import_run_tick:
 * @error: return location
 *
 * Counts a row, tells how far the run is, and fails when it was cancelled.
 */
gboolean
accord_import_run_tick (AccordImportRun  *run,
                        GError          **error)
{
  run->rows_done++;
  if (run->rows_done % ROWS_PER_TICK != 0 && run->rows_done != run->rows_total)
    return TRUE;
  accord_progress_line_tell (run->progress, run->rows_done, run->rows_total);
  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

static gboolean
import_file (AccordImportRun     *run,
             AccordImportPlan    *plan,
             AccordImportResult  *result,
             GError             **error)
{
  g_autoptr (AccordImportFile) file = NULL;

  if (accord_kind_is (accord_import_plan_get_kind (plan), &accord_stage_event_kind))
    return accord_import_history_read (run, plan, result, error);
  file = accord_import_file_new (run, plan, result, error);
  return file != NULL && accord_import_file_read (file, error);
}

static gboolean
import_files (AccordBulk  *bulk,
              gpointer     data,
              GError     **error)
{
  AccordImportRun *run = data;
  gboolean done;

  run->bulk = bulk;
  done = accord_import_history_note (run, error);
  for (guint i = 0; done && i < run->plans->len; i++)
    done = import_file (run, run->plans->pdata[i], run->results->pdata[i], error);
  drop_transaction (run);
  if (done && run->dry_run)
    {
      g_set_error_literal (error, DRY_RUN_ERROR, 0, "dry run");
      return FALSE;
    }
  return done;
}

/* What others link to comes first. */
static int
order_of_kind (const AccordKind *kind)
{
  static const char *const order[] = { "team", "member", "campaign", "product", "customer", "contact",
                                       "deal", "stage_event", "activity", "contract", "competency" };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_str_equal (kind->name, order[i]))
      return i;
  return G_N_ELEMENTS (order);
}

static int
compare_plans (gconstpointer a,
               gconstpointer b)
{
  return order_of_kind (accord_import_plan_get_kind (*(AccordImportPlan *const *) a))
         - order_of_kind (accord_import_plan_get_kind (*(AccordImportPlan *const *) b));
}

static gpointer
ref_plan (gconstpointer plan,
          gpointer      data)
{
  return g_object_ref ((gpointer) plan);
}

static AccordImportRun *
run_new (AccordWorkspace      *workspace,
         GPtrArray            *plans,
         gboolean              dry_run,
         GCancellable         *cancellable,
         AccordImportProgress  progress,
         gpointer              data)
{
  AccordImportRun *run = g_atomic_rc_box_new0 (AccordImportRun);

  run->plans = g_ptr_array_copy (plans, ref_plan, NULL);
  g_ptr_array_set_free_func (run->plans, g_object_unref);
  g_ptr_array_sort (run->plans, compare_plans);
  run->results = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_import_result_free);
  run->currency = g_strdup (accord_workspace_get_currency (workspace));
  run->dry_run = dry_run;
  g_set_object (&run->cancellable, cancellable);
  run->progress = accord_progress_line_new (progress, data);
  for (guint i = 0; i < run->plans->len; i++)
    {
      AccordImportPlan *plan = run->plans->pdata[i];
      AccordImportResult *result = accord_import_result_new (plan);

      run->rows_total += accord_import_plan_get_n_rows (plan);
      g_ptr_array_find (plans, plan, &result->number);
      g_ptr_array_add (run->results, result);
    }
  return run;
}

static char *
make_label (GPtrArray *plans)
{
  if (plans->len == 1)
    return g_strdup_printf (_("Imported “%s”"), accord_import_plan_get_file_name (plans->pdata[0]));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Imported %u file", "Imported %u files",
                                       plans->len),
                          plans->len);
}

typedef struct {
  AccordImportRun *run;
  AccordJournal *journal;
  char *label;
} Start;

static void
start_free (Start *start)
{
  run_unref (start->run);
  g_object_unref (start->journal);
  g_free (start->label);
  g_free (start);
}

/* All rows are in by now: columns that cannot be remembered are no reason to say that they are not. */
static void
remember (Start *start)
{
  for (guint i = 0; !start->run->dry_run && i < start->run->plans->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!accord_import_profile_keep (start->journal, start->run->plans->pdata[i], &error))
        g_warning ("%s", error->message);
    }
}

static DexFuture *
run_fiber (gpointer data)
{
  Start *start = data;
  AccordImportRun *run = start->run;
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = dex_await (accord_journal_bulk (start->journal, start->label, import_files,
                                         g_atomic_rc_box_acquire (run), (GDestroyNotify) run_unref),
                    &error);
  accord_progress_line_close (run->progress);
  if (!done && error->domain != DRY_RUN_ERROR)
    return dex_future_new_for_error (g_steal_pointer (&error));
  remember (start);
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_ptr_array_ref (run->results));
}

/**
 * accord_import_run_as:
 * @workspace: where to
 * @label: translated, says what was done: "Added sample data"
 * @plans: (element-type AccordImportPlan): the files, in any order; to be left alone meanwhile
 * @dry_run: do everything, then take it back
 * @cancellable: (nullable): to stop
 * @progress: (nullable): called on the main thread every few thousand rows until the future is
 *   settled
 * @data: for @progress
 *
 * Imports all files as one change set of that label; all of it is kept or none. Call it on the main thread.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordImportResult, in the order in which
 *   the files were read; rejected with %ACCORD_EXCHANGE_ERROR for a file that cannot be imported,
 *   with %ACCORD_STORE_ERROR, or with %G_IO_ERROR_CANCELLED. Nothing was written then.
 */
DexFuture *
accord_import_run_as (AccordWorkspace      *workspace,
                      const char           *label,
                      GPtrArray            *plans,
                      gboolean              dry_run,
                      GCancellable         *cancellable,
                      AccordImportProgress  progress,
                      gpointer              data)
{
  Start *start;

  dex_return_error_if_fail (ACCORD_IS_WORKSPACE (workspace));
  dex_return_error_if_fail (plans != NULL && plans->len > 0);

  start = g_new0 (Start, 1);
  start->run = run_new (workspace, plans, dry_run, cancellable, progress, data);
  start->journal = g_object_ref (accord_workspace_get_journal (workspace));
  start->label = g_strdup (label);
  return dex_scheduler_spawn (dex_scheduler_get_thread_default (), 0, run_fiber, start,
                              (GDestroyNotify) start_free);
}

/**
 * accord_import_run:
 *
 * As accord_import_run_as(), with a label that names the file or counts the files.
 */
DexFuture *
accord_import_run (AccordWorkspace      *workspace,
                   GPtrArray            *plans,
                   gboolean              dry_run,
                   GCancellable         *cancellable,
                   AccordImportProgress  progress,
                   gpointer              data)
{
  g_autofree char *label = NULL;

  dex_return_error_if_fail (plans != NULL && plans->len > 0);

  label = make_label (plans);
  return accord_import_run_as (workspace, label, plans, dry_run, cancellable, progress, data);
}
