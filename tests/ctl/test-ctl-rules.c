/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl rules, on a workspace with three rules and two customers. */

#include <glib/gstdio.h>
#include <string.h>

#include "accord-date.h"
#include "accord-test.h"

typedef struct {
  AccordWorkspace *workspace;
  char *copy; /* of the file, that nobody has open */
} Fixture;

/* Runs it; standard output and error go to @output. */
static int
ask (char **output, const char *first, ...)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;

  g_ptr_array_add (argv, (char *) g_getenv ("ACCORDCTL_PROGRAM"));
  va_start (args, first);
  for (const char *at = first; at != NULL; at = va_arg (args, const char *))
    g_ptr_array_add (argv, (char *) at);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error));
  return g_subprocess_get_exit_status (process);
}

static gint64
rule (Fixture *f, const char *name, const char *trigger, const char *field, const char *off)
{
  return accord_test_create (f->workspace, &accord_automation_kind, "name", name, "target", "customer", "trigger", trigger, "off", off, "actions",
                             "[{\"do\":\"field\",\"name\":\"lifecycle\",\"text\":\"interested\"}]", field != NULL ? "field" : NULL, field, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *today = accord_date_to_iso (accord_date_today ()), *output = NULL;

  f->workspace = accord_test_workspace ();
  accord_test_create (f->workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  accord_test_create (f->workspace, &accord_customer_kind, "name", "Harborline", "verified", today, NULL);
  rule (f, "Wake", "created", NULL, "no");
  rule (f, "Check", "date", "verified", "no");
  rule (f, "Asleep", "date", "verified", "yes");
  f->copy = g_strconcat (accord_workspace_get_path (f->workspace), ".copy.accord", NULL);
  g_assert_cmpint (ask (&output, "backup", accord_workspace_get_path (f->workspace), f->copy, NULL), ==, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_unlink (f->copy);
  g_free (f->copy);
  accord_test_drop (f->workspace);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;
  return n;
}

static void
test_listed (Fixture *f, gconstpointer data)
{
  g_autofree char *words = NULL, *json = NULL;

  g_assert_cmpint (ask (&words, "rules", f->copy, NULL), ==, 0);
  g_assert_nonnull (strstr (words, "Customers, when it is new: Set “Lifecycle” to “interested”"));
  g_assert_cmpint (ask (&json, "rules", f->copy, "--json", NULL), ==, 0);
  g_assert_cmpuint (count (json, "\"rule\" :"), ==, 3);
  g_assert_cmpuint (count (json, "\"off\" : true"), ==, 1);
  g_assert_null (strstr (json, "\"records\""));
}

static void
test_due_ones_are_tried (Fixture *f, gconstpointer data)
{
  g_autofree char *json = NULL, *runs = NULL;

  g_assert_cmpint (ask (&json, "rules", f->copy, "--dry-run", "--json", NULL), ==, 0);
  g_assert_cmpuint (count (json, "\"records\" : 1"), ==, 1);
  g_assert_cmpuint (count (json, "\"records\""), ==, 1);
  g_assert_nonnull (strstr (json, "Harborline: “Lifecycle” set to “interested”"));
  g_assert_cmpint (ask (&runs, "list", f->copy, "automation_run", "--json", NULL), ==, 0);
  g_assert_null (strstr (runs, "uid"));
}

static void
test_a_named_one_runs (Fixture *f, gconstpointer data)
{
  g_autofree char *words = NULL, *runs = NULL, *again = NULL, *undone = NULL, *customers = NULL;

  g_assert_cmpint (ask (&words, "rules", f->copy, "Wake", "--run", NULL), ==, 0);
  g_assert_nonnull (strstr (words, "Rule “Wake”: done for 2 records."));
  g_assert_cmpint (ask (&runs, "list", f->copy, "automation_run", "--json", NULL), ==, 0);
  g_assert_cmpuint (count (runs, "\"why\" : \"It is new.\""), ==, 2);
  g_assert_cmpint (ask (&again, "rules", f->copy, "Wake", "--run", NULL), ==, 0);
  g_assert_nonnull (strstr (again, "Rule “Wake”: done for 0 records."));
  g_assert_cmpint (ask (&undone, "undo", f->copy, NULL), ==, 0);
  g_assert_cmpint (ask (&customers, "list", f->copy, "customer", "--columns", "name,lifecycle", "--json", NULL), ==, 0);
  g_assert_null (strstr (customers, "interested"));
}

static void
test_a_day_counts_once (Fixture *f, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;

  g_assert_cmpint (ask (&first, "rules", f->copy, "--run", "--json", NULL), ==, 0);
  g_assert_cmpuint (count (first, "\"records\" : 1"), ==, 1);
  g_assert_cmpint (ask (&second, "rules", f->copy, "--run", "--json", NULL), ==, 0);
  g_assert_cmpuint (count (second, "\"records\" : 0"), ==, 1);
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  g_autofree char *both = NULL, *none = NULL, *held = NULL, *broken = NULL;

  g_assert_cmpint (ask (&both, "rules", f->copy, "--run", "--dry-run", NULL), ==, 2);
  g_assert_cmpint (ask (&none, "rules", f->copy, "Nobody", NULL), ==, 1);
  g_assert_nonnull (strstr (none, "Nobody"));
  g_assert_cmpint (ask (&held, "rules", accord_workspace_get_path (f->workspace), "--run", NULL), ==, 1);
  accord_test_create (f->workspace, &accord_automation_kind, "name", "Broken", "target", "customer", "trigger", "date", NULL);
  g_assert_cmpint (ask (&broken, "rules", accord_workspace_get_path (f->workspace), "--dry-run", NULL), ==, 1);
  g_assert_nonnull (strstr (broken, "Rule “Broken”: The field it watches is missing. Choose one."));
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (g_date_time_get_hour (now) == 23) /* no midnight passes between this program and the other */
    g_setenv ("TZ", "Etc/GMT-2", TRUE);
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  TEST ("/ctl/rules/are-listed-with-what-they-do", test_listed);
  TEST ("/ctl/rules/a-dry-run-tells-of-those-that-are-due-and-writes-nothing", test_due_ones_are_tried);
  TEST ("/ctl/rules/a-named-one-is-done-logged-and-undone", test_a_named_one_runs);
  TEST ("/ctl/rules/a-day-counts-once", test_a_day_counts_once);
  TEST ("/ctl/rules/what-cannot-be-done-is-said", test_refusals);
  return g_test_run ();
}
