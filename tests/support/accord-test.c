/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "accord-test.h"

#include <glib/gi18n-lib.h>

#include <glib/gstdio.h>
#include "accord-rank.h"

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static DexFuture *
done_cb (DexFuture *future, gpointer data)
{
  *(gboolean *) data = TRUE;
  return dex_future_new_true ();
}

/* Runs the main loop until the future is done; gives up loudly after five minutes, in which a machine that is slow and
 * busy is through with anything. It sleeps while there is nothing to do: what is waited for needs the processor more. */
void
accord_test_wait (DexFuture *future)
{
  gint64 end = g_get_monotonic_time () + 300 * G_USEC_PER_SEC;
  gboolean done = FALSE;
  guint tick;

  if (!dex_future_is_pending (future))
    return;
  tick = g_timeout_add_seconds (1, tick_cb, NULL);
  dex_future_disown (dex_future_finally (dex_ref (future), done_cb, &done, NULL));
  while (!done)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_source_remove (tick);
}

static const GValue *
await (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  const GValue *value;

  accord_test_wait (future);
  value = dex_future_get_value (future, &error);
  g_assert_no_error (error);
  return value;
}

gpointer
accord_test_object (DexFuture *future)
{
  gpointer object = g_value_dup_object (await (future));

  dex_unref (future);
  return object;
}

gpointer
accord_test_boxed (DexFuture *future)
{
  gpointer boxed = g_value_dup_boxed (await (future));

  dex_unref (future);
  return boxed;
}

gint64
accord_test_int (DexFuture *future)
{
  gint64 number = g_value_get_int64 (await (future));

  dex_unref (future);
  return number;
}

void
accord_test_done (DexFuture *future)
{
  await (future);
  dex_unref (future);
}

GError *
accord_test_error (DexFuture *future)
{
  GError *error = NULL;

  accord_test_wait (future);
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_nonnull (error);
  dex_unref (future);
  return error;
}

/* Lets everything queued on the main loop happen. */
void
accord_test_idle (void)
{
  for (int quiet = 0; quiet < 20;)
    if (g_main_context_iteration (NULL, FALSE))
      quiet = 0;
    else
      {
        quiet++;
        g_usleep (1000);
      }
}

AccordWorkspace *
accord_test_workspace (void)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "team.accord", NULL);

  return accord_test_object (accord_workspace_create (path, NULL, "EUR"));
}

/* Takes the workspace, which nobody else may hold any more; answers that are under way do so a little longer. */
void
accord_test_close (AccordWorkspace *workspace)
{
  accord_test_done (accord_workspace_close (workspace));
  accord_test_idle ();
  accord_test_until (G_OBJECT (workspace)->ref_count == 1);
  g_assert_finalize_object (workspace);
}

AccordWorkspace *
accord_test_reopen (AccordWorkspace *workspace)
{
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));

  accord_test_close (workspace);
  return accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
}

void
accord_test_drop (AccordWorkspace *workspace)
{
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autoptr (GDir) dir = NULL;
  const char *name;

  gpointer held = workspace;
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  accord_test_done (accord_workspace_close (workspace));
  accord_test_idle ();
  g_object_add_weak_pointer (G_OBJECT (workspace), &held);
  g_object_unref (workspace);
  /* Answers under way hold it a little longer; whoever else does is the caller's affair. */
  while (held != NULL && g_get_monotonic_time () < end)
    accord_test_idle ();
  if (held != NULL)
    {
      g_test_message ("somebody still holds the workspace, %u times, after 5 seconds", G_OBJECT (held)->ref_count);
      g_object_remove_weak_pointer (G_OBJECT (held), &held);
    }
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

AccordChangeSet *
accord_test_commit (AccordWorkspace *workspace, AccordEdit *edit)
{
  AccordChangeSet *set = accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (workspace), edit));

  accord_edit_unref (edit);
  return set;
}

static void
set_field (AccordEdit *edit, const AccordKind *kind, gint64 id, const char *name, const char *text)
{
  const AccordField *field = &kind->fields[accord_kind_find (kind, name)];
  AccordFieldReading reading = { .currency = "EUR" };
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) place = NULL;

  if (!accord_field_is_link (field))
    {
      accord_field_parse (field, text, &reading, &value, &error);
      g_assert_no_error (error);
      accord_edit_set (edit, kind, id, name, &value);
      return;
    }
  if (field->type == ACCORD_FIELD_PLACE)
    {
      g_autofree char *rank = accord_rank_between (NULL, NULL);

      accord_edit_set_both (edit, kind, id, name, g_ascii_strtoll (text, NULL, 10), rank);
    }
  else
    accord_edit_set_number (edit, kind, id, name, g_ascii_strtoll (text, NULL, 10));
}

/* Pairs of field name and text; links and places take the local id as text. */
gint64
accord_test_create (AccordWorkspace *workspace, const AccordKind *kind, const char *first_field, ...)
{
  AccordEdit *edit = accord_edit_new ("Made a record");
  gint64 handle = accord_edit_create (edit, kind);
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id = 0;
  va_list args;

  va_start (args, first_field);
  for (const char *name = first_field; name; name = va_arg (args, const char *))
    set_field (edit, kind, handle, name, va_arg (args, const char *));
  va_end (args);
  set = accord_test_commit (workspace, edit);
  g_assert_true (accord_change_set_created (set, kind, &id));
  return id;
}

void
accord_test_set (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, const char *text)
{
  AccordEdit *edit = accord_edit_new ("Changed a field");

  set_field (edit, kind, id, field, text);
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

AccordRecord *
accord_test_load (AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  return accord_test_boxed (accord_store_load_one (accord_workspace_get_store (workspace), kind, id));
}

gint64
accord_test_count (AccordWorkspace *workspace, const AccordKind *kind)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  return accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query));
}

/* A stage of the default pipeline by its English name, whatever language the file was made in. */
gint64
accord_test_stage (AccordWorkspace *workspace, const char *name)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_text (query, "name", ACCORD_OP_IS, g_dgettext (GETTEXT_PACKAGE, name));
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (found->len, ==, 1);
  return accord_record_id (g_ptr_array_index (found, 0));
}
