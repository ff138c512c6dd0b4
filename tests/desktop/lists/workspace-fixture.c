/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A real workspace and a main loop to wait in; nothing is faked. */

#include "workspace-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PATIENCE_SECONDS 300 /* nothing takes a machine as long that is slow and busy */
#define REST_SECONDS     60
#define QUIET_ROUNDS     5

static gboolean
tick_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @done says so; fails after five minutes. */
void
run_until (gboolean (*done) (gpointer data), gpointer data)
{
  gboolean ticked = FALSE;
  guint source = g_timeout_add (5, tick_cb, &ticked);
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

static gboolean
future_is_done (gpointer data)
{
  return !dex_future_is_pending (data);
}

/* Runs the main loop until @future is done. A future that another thread resolves does not wake the
 * loop by itself. */
const GValue *
await (DexFuture *future, GError **error)
{
  run_until (future_is_done, future);
  return dex_future_get_value (future, error);
}

static gboolean
time_is_over (gpointer data)
{
  return g_get_monotonic_time () >= *(gint64 *) data;
}

/* Runs the main loop for @ms milliseconds. */
void
run_for (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  run_until (time_is_over, &end);
}

/* Whether another thread works, or waits for a processor or a disk. */
static gboolean
threads_work (void)
{
  g_autofree char *own = g_strdup_printf ("%ld", (long) syscall (SYS_gettid));
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/task", 0, NULL);
  gboolean work = FALSE;
  const char *name;

  g_assert_nonnull (dir);
  while (!work && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", name, "stat", NULL);
      g_autofree char *text = NULL;
      const char *state = NULL; /* behind the name, in brackets, which may hold anything */

      if (!g_str_equal (name, own) && g_file_get_contents (path, &text, NULL, NULL))
        state = strrchr (text, ')');
      work = state != NULL && strchr ("RD", state[2]) != NULL;
    }
  return work;
}

/* Whether a timer of the main loop ends within @ms milliseconds, or something is to be done. */
static gboolean
loop_waits_for_more (guint ms)
{
  GMainContext *context = g_main_context_default ();
  GPollFD none;
  int priority, wait;
  gboolean is_ready;

  g_assert_true (g_main_context_acquire (context));
  is_ready = g_main_context_prepare (context, &priority);
  g_main_context_query (context, priority, &wait, &none, 0);
  g_main_context_release (context);
  return is_ready || (wait >= 0 && wait <= (int) ms);
}

/* Runs the main loop until all has happened that follows from what was done, however long the machine takes: for @ms
 * milliseconds, and then until no thread works and no timer is to end within as many. */
void
run_to_rest (guint ms)
{
  gint64 patience = g_get_monotonic_time () + REST_SECONDS * G_USEC_PER_SEC;
  int quiet = 0;

  run_for (ms);
  while (quiet < QUIET_ROUNDS && g_get_monotonic_time () < patience)
    {
      gboolean any = FALSE;

      while (g_main_context_iteration (NULL, FALSE))
        any = TRUE;
      quiet = any || loop_waits_for_more (ms) || threads_work () ? 0 : quiet + 1;
      g_usleep (1000);
    }
}

static gboolean
is_held_once (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

/* Takes the object, which nobody else may hold any more once the answers have come that were under way. */
void
let_go (gpointer object)
{
  GObject *last = object;

  run_to_rest (50);
  run_until (is_held_once, object);
  g_assert_finalize_object (last);
}

static gboolean
list_is_found (gpointer data)
{
  return accord_id_list_get_total (data) >= 0
         && accord_id_list_get_empty_reason (data) != ACCORD_EMPTY_LOADING;
}

/* Runs the main loop until @list knows all its rows. */
void
run_until_found (AccordIdList *list)
{
  run_until (list_is_found, list);
}

static gpointer
await_boxed (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = await (future, &error);

  g_assert_no_error (error);
  return g_value_get_boxed (value);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (DexFuture) future = NULL;
  const GValue *value;

  fixture->directory = g_dir_make_tmp ("accord-lists-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->directory, "test.accord", NULL);
  future = accord_workspace_create (path, "Test", "EUR");
  value = await (future, &error);
  g_assert_no_error (error);
  fixture->workspace = g_value_dup_object (value);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DexFuture) future = accord_workspace_close (fixture->workspace);
  g_autoptr (GDir) directory = NULL;
  const char *name;

  await (future, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->workspace);
  directory = g_dir_open (fixture->directory, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)))
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
}

static gboolean
create_customers (AccordBulk *bulk, gpointer data, GError **error)
{
  const AccordKind *kind = &accord_customer_kind;
  int name = accord_kind_find (kind, "name");

  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    {
      g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
      g_autofree char *text = g_strdup_printf ("Customer %05u", i);
      gint64 id;

      accord_value_set_text (&values[name], text);
      id = accord_bulk_create (bulk, kind, values, error);
      accord_value_clear (&values[name]);
      if (id == 0)
        return FALSE;
    }
  return TRUE;
}

/* One import of @n customers. */
void
fixture_add_customers (Fixture *fixture, guint n)
{
  AccordJournal *journal = accord_workspace_get_journal (fixture->workspace);
  g_autoptr (DexFuture) future = accord_journal_bulk (journal, "Imported customers",
                                                      create_customers, GUINT_TO_POINTER (n), NULL);

  g_assert_nonnull (await_boxed (future));
}

/* A query in the order of field @sort. */
AccordQuery *
fixture_query (const AccordKind *kind, const char *sort)
{
  g_autoptr (GError) error = NULL;
  AccordQuery *query = accord_query_new (kind);

  accord_query_set_sort (query, sort, FALSE, &error);
  g_assert_no_error (error);
  return query;
}

/* The pipeline every new workspace has. */
gint64
fixture_pipeline (Fixture *fixture)
{
  g_autoptr (AccordQuery) query = fixture_query (&accord_pipeline_kind, "rank");
  g_autoptr (DexFuture) future
      = accord_store_select (accord_workspace_get_store (fixture->workspace), query);
  GPtrArray *records = await_boxed (future);

  g_assert_cmpuint (records->len, >, 0);
  return accord_record_id (g_ptr_array_index (records, 0));
}

/* Id of its stage number @index. */
gint64
fixture_stage (Fixture *fixture, guint index)
{
  g_autoptr (AccordQuery) query = fixture_query (&accord_stage_kind, "rank");
  g_autoptr (DexFuture) future = NULL;
  GPtrArray *records;

  accord_query_add_number (query, "pipeline", ACCORD_OP_IS, fixture_pipeline (fixture));
  future = accord_store_select (accord_workspace_get_store (fixture->workspace), query);
  records = await_boxed (future);
  g_assert_cmpuint (records->len, >, index);
  return accord_record_id (g_ptr_array_index (records, index));
}

/* Commits @edit, which must be taken. */
void
fixture_commit (Fixture *fixture, AccordEdit *edit)
{
  g_autoptr (DexFuture) future = accord_journal_commit (
    accord_workspace_get_journal (fixture->workspace), edit);

  g_assert_nonnull (await_boxed (future));
}

/* The next emission logged is items-changed of @list with these numbers. */
void
assert_items_changed (GtSignalLogger *logger, gpointer list, guint position, guint removed,
                      guint added)
{
  guint got_position, got_removed, got_added;

  gt_signal_logger_assert_emission_pop (logger, list, "items-changed", &got_position, &got_removed,
                                        &got_added);
  g_assert_cmpuint (got_position, ==, position);
  g_assert_cmpuint (got_removed, ==, removed);
  g_assert_cmpuint (got_added, ==, added);
}
