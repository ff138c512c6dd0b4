/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The public files of ../shared/data through the whole assistant, in the window, one after the other: read to the end and
 * taken back again, or refused in its place with a sentence that names the file. Skipped where they are absent. */

#include "accord-config.h"

#include "assistant-driver.h"

#include <string.h>

#define HANDFUL 16 /* files read side by side */

typedef struct {
  CustomersFixture *fixture;
  guint n_imported; /* and undone */
  guint n_empty;    /* read, with nothing in it that could be a record */
  guint n_asked;    /* waits for an answer that only a person can give */
  guint n_refused;
} Walk;

static gint64
count_all (CustomersFixture *fixture)
{
  return accord_test_count (fixture->workspace, &accord_customer_kind) + accord_test_count (fixture->workspace, &accord_contact_kind) +
         accord_test_count (fixture->workspace, &accord_deal_kind) + accord_test_count (fixture->workspace, &accord_activity_kind);
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

/* Lays out and draws what is on show, once. */
static void
draw (Walk *walk)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (walk->fixture->window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* As assistant_wait(), without waiting until all is at rest: until nothing is under way, and what that led to was drawn. */
static void
wait_briefly (Walk *walk, AccordAssistant *assistant)
{
  gint64 until = g_get_monotonic_time () + 120 * G_USEC_PER_SEC;
  guint tick = g_timeout_add (200, tick_cb, NULL);

  draw (walk);
  while (assistant_is_busy (assistant))
    {
      while (assistant_is_busy (assistant))
        {
          g_main_context_iteration (NULL, TRUE);
          g_assert_cmpint (g_get_monotonic_time (), <, until);
        }
      draw (walk);
    }
  g_source_remove (tick);
}

static gboolean
is_read (AccordAssistant *assistant)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (assistant->sources));

  for (guint i = 0; i < n; i++)
    {
      AccordAssistantSource *source = assistant_source (assistant, i);

      if (accord_assistant_source_get_plan (source) == NULL && accord_assistant_source_get_error (source) == NULL)
        return FALSE;
    }
  return n > 0;
}

static AccordAssistant *
begin (Walk *walk, const char *const *paths)
{
  AccordAssistant *assistant = assistant_begin (walk->fixture, paths);

  do
    wait_briefly (walk, assistant);
  while (!is_read (assistant));
  return assistant;
}

static void
end (Walk *walk, AccordAssistant *assistant)
{
  adw_dialog_force_close (ADW_DIALOG (assistant));
  draw (walk);
}

static gboolean
is_a_warning (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (adw_status_page_get_icon_name (ADW_STATUS_PAGE (widget)), "accord-warning-symbolic") == 0;
}

/* A sentence with the file in it, for the person in front of it. */
static void
assert_refusal (const char *path, const char *sentence)
{
  g_autofree char *name = g_path_get_basename (path);

  if (sentence == NULL || !g_str_has_suffix (sentence, ".") || strstr (sentence, name) == NULL)
    g_error ("%s is refused with: %s", path, sentence);
}

static const char *
refusal (AccordAssistant *assistant)
{
  AdwStatusPage *status = find_widget (assistant_page (assistant), ADW_TYPE_STATUS_PAGE, is_a_warning, NULL);

  return status != NULL ? adw_status_page_get_description (status) : NULL;
}

static gboolean
is_on (AccordAssistant *assistant, const char *tag)
{
  return g_strcmp0 (adw_navigation_page_get_tag (assistant_page (assistant)), tag) == 0;
}

/* Where no heading tells, what a person would choose: the first column is the name. */
static void
name_records (Walk *walk, AccordAssistant *assistant)
{
  AccordAssistantSource *source = assistant_source (assistant, 0);
  AccordImportPlan *plan = accord_assistant_source_get_plan (source);
  const AccordKind *kind = accord_import_plan_get_kind (plan);
  GPtrArray *columns = accord_import_plan_get_columns (plan);
  gboolean any = accord_kind_title (kind) < 0 || columns->len == 0;

  for (guint c = 0; c < columns->len; c++)
    any = any || ((AccordImportColumn *) columns->pdata[c])->target != NULL;
  if (any || !accord_import_plan_map_column (plan, 0, kind->fields[accord_kind_title (kind)].name, NULL))
    return;
  accord_assistant_source_changed (source);
  wait_briefly (walk, assistant);
}

/* A button that is not drawn yet cannot be pressed: the first page is told of a file that was read before that. */
static gboolean
press_on (Walk *walk, AccordAssistant *assistant)
{
  const char *label = is_on (assistant, "check") ? "Import" : "Continue";
  gboolean pressed = FALSE;

  for (int i = 0; i < (is_on (assistant, "file") ? 200 : 1) && !pressed; i++)
    {
      pressed = assistant_press (assistant_page (assistant), label);
      wait_briefly (walk, assistant);
    }
  return pressed;
}

/* Presses on until the page of the import, or one that does not go on. */
static void
go_on (Walk *walk, AccordAssistant *assistant)
{
  while (!is_on (assistant, "run") && refusal (assistant) == NULL)
    {
      if (is_on (assistant, "map"))
        name_records (walk, assistant);
      if (!press_on (walk, assistant))
        return;
    }
}

static void
undo_import (Walk *walk, gint64 before, const char *path)
{
  g_autoptr (AccordChangeSet) undone =
    accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (walk->fixture->workspace)));

  if (count_all (walk->fixture) != before)
    g_error ("%s: the undo left %" G_GINT64_FORMAT " records", path, count_all (walk->fixture) - before);
}

/* Where the way ends is said where it ends; up to there nothing was written. */
static void
account_for (Walk *walk, AccordAssistant *assistant, gint64 before, const char *path)
{
  const char *error = accord_assistant_source_get_error (assistant_source (assistant, 0));

  if (error == NULL)
    error = refusal (assistant);
  if (is_on (assistant, "run") && error == NULL)
    {
      undo_import (walk, before, path);
      walk->n_imported++;
      return;
    }
  if (count_all (walk->fixture) != before)
    g_error ("%s: a part of it was imported", path);
  if (error != NULL)
    {
      assert_refusal (path, error);
      walk->n_refused++;
    }
  else if (is_on (assistant, "check")) /* its sentence says that nothing would be added */
    walk->n_empty++;
  else if (is_on (assistant, "map"))
    walk->n_asked++;
  else
    g_error ("%s: the page “%s” neither goes on nor says why", path, adw_navigation_page_get_tag (assistant_page (assistant)));
}

static void
take (Walk *walk, const char *path)
{
  gint64 before = count_all (walk->fixture);
  AccordAssistant *assistant = begin (walk, (const char *const[]) { path, NULL });

  g_test_message ("%s", path);
  if (accord_assistant_source_get_error (assistant_source (assistant, 0)) == NULL)
    go_on (walk, assistant);
  account_for (walk, assistant, before, path);
  end (walk, assistant);
}

/* Files side by side on the first page, as a person drops a handful. Those that cannot be read are refused there, each by
 * its own name; the others go through the whole, one by one. */
static void
take_handful (Walk *walk, GPtrArray *paths)
{
  gint64 before = count_all (walk->fixture);
  g_autoptr (GPtrArray) readable = g_ptr_array_new ();
  AccordAssistant *assistant;

  g_ptr_array_add (paths, NULL);
  assistant = begin (walk, (const char *const *) paths->pdata);
  for (guint i = 0; i + 1 < paths->len; i++)
    {
      const char *error = accord_assistant_source_get_error (assistant_source (assistant, i));

      if (error == NULL)
        {
          g_ptr_array_add (readable, paths->pdata[i]);
          continue;
        }
      g_test_message ("%s", (char *) paths->pdata[i]);
      assert_refusal (paths->pdata[i], error);
      walk->n_refused++;
    }
  end (walk, assistant);
  g_assert_cmpint (count_all (walk->fixture), ==, before);
  for (guint i = 0; i < readable->len; i++)
    take (walk, readable->pdata[i]);
  g_ptr_array_set_size (paths, 0);
}

static void
take_folder (Walk *walk, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          take_folder (walk, path);
          g_free (path);
          continue;
        }
      g_ptr_array_add (paths, path);
      if (paths->len == HANDFUL)
        take_handful (walk, paths);
    }
  if (paths->len > 0)
    take_handful (walk, paths);
}

/* Widths that settle late are tried again in the next frame; GTK warns of it when frames follow one another at once.
 * All else is as fatal as in any test. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && (strstr (fields[i].value, "layout continuously requested") != NULL ||
                                                   strstr (fields[i].value, "without a current allocation") != NULL))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

/* Every file of it, licences too. */
static void
test_folder (CustomersFixture *fixture, gconstpointer folder)
{
  const char *shared = g_getenv ("ACCORD_SHARED_DATA");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", folder, NULL);
  Walk walk = { fixture };
  if (shared == NULL || !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip_printf ("../shared/data/%s is not there", (const char *) folder);
      return;
    }
  take_folder (&walk, path);
  g_test_message ("%s: %u imported and taken back, %u with nothing in them, %u ask, %u refused", (const char *) folder,
                  walk.n_imported, walk.n_empty, walk.n_asked, walk.n_refused);
  g_assert_cmpuint (walk.n_imported, >, 0);
}

/* A window with nothing in it: a page behind would read and draw everything anew with each import and each undo. Nor is
 * there anything that could take the keyboard when an assistant closes, and it must go all the same. */
static void
set_up (CustomersFixture *fixture, gconstpointer folder)
{
  fixture->workspace = accord_test_workspace ();
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), adw_bin_new ());
  customers_fixture_present (fixture, 1280, 860);
}

static void
tear_down (CustomersFixture *fixture, gconstpointer folder)
{
  gpointer workspace = fixture->workspace;

  g_object_add_weak_pointer (G_OBJECT (fixture->workspace), &workspace);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  customers_fixture_settle ();
  accord_test_drop (fixture->workspace);
  g_assert_null (workspace);
}

/* The folders named as arguments; without any, all. */
int
main (int argc, char **argv)
{
  static const char *const folders[] = { "csv-cases",    "crm-headers", "ical-cases",      "json-cases",  "maven-crm",
                                         "naughty-strings", "northwind", "salesforce-demo", "vcard-cases", "xlsx-cases" };

  g_log_set_writer_func (write_log, NULL, NULL);
  dex_init ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *name = g_strconcat ("/assistant/files/", folders[i], "/read-and-taken-back-or-refused-by-name", NULL);

      if (argc > 1 && !g_strv_contains ((const char *const *) argv + 1, folders[i]))
        continue;
      g_test_add (name, CustomersFixture, folders[i], set_up, test_folder, tear_down);
    }
  return g_test_run ();
}
