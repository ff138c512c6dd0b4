/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search of the desktop, asked over a bus as the desktop asks. */

#include "accord-config.h"

#include "accord-search-provider.h"
#include "accord-test.h"

#define CUSTOMER (&accord_customer_kind)

static AccordWorkspace *workspace; /* what a window shows; NULL: none */
static char *last;
static char *shown;                /* "PATH customer/12" or "PATH ?text" */
static GDBusConnection *desktop;
static char *name;

static AccordWorkspace *
get_open (gpointer program)
{
  return workspace;
}

static char *
get_last (gpointer program)
{
  return g_strdup (last);
}

static void
show (gpointer program, const char *path, const char *kind, gint64 id)
{
  g_free (shown);
  shown = g_strdup_printf ("%s %s/%" G_GINT64_FORMAT, path, kind, id);
}

static void
search (gpointer program, const char *path, const char *text)
{
  g_free (shown);
  shown = g_strdup_printf ("%s ?%s", path, text);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GVariant **answer = data;
  g_autoptr (GError) error = NULL;

  *answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_assert_no_error (error);
}

static GVariant *
ask (const char *method, GVariant *parameters)
{
  GVariant *answer = NULL;

  g_dbus_connection_call (desktop, name, ACCORD_SEARCH_PROVIDER_PATH, "org.gnome.Shell.SearchProvider2", method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NONE, 60000, NULL, answered_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return answer;
}

/* What it finds for @words, parted by spaces. */
static GStrv
find (const char *words)
{
  g_auto (GStrv) terms = g_strsplit (words, " ", -1);
  g_autoptr (GVariant) answer = ask ("GetInitialResultSet", g_variant_new ("(^as)", terms));
  GStrv found;

  g_variant_get (answer, "(^as)", &found);
  return found;
}

/* "name — description" of each. */
static char *
described (const char *const *names)
{
  g_autoptr (GVariant) answer = ask ("GetResultMetas", g_variant_new ("(^as)", names));
  g_autoptr (GVariantIter) metas = NULL;
  GVariant *meta;
  GString *text = g_string_new (NULL);

  g_variant_get (answer, "(aa{sv})", &metas);
  while ((meta = g_variant_iter_next_value (metas)) != NULL)
    {
      g_autoptr (GVariant) icon = g_variant_lookup_value (meta, "icon", NULL);
      g_autoptr (GIcon) themed = g_icon_deserialize (icon);
      const char *title = "", *description = "";

      g_assert_true (G_IS_THEMED_ICON (themed));
      g_variant_lookup (meta, "name", "&s", &title);
      g_variant_lookup (meta, "description", "&s", &description);
      g_string_append_printf (text, "%s%s — %s", text->len > 0 ? "; " : "", title, description);
      g_variant_unref (meta);
    }
  return g_string_free_and_steal (text);
}

static void
assert_found (const char *words, const char *expected)
{
  g_auto (GStrv) names = find (words);
  g_autofree char *text = described ((const char *const *) names);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_records (void)
{
  assert_found ("hengyuan", "上海恒远科技 — shang hai heng yuan ke ji · 上海"); /* why it is here */
  assert_found ("恒远", "上海恒远科技 — 上海");
  assert_found ("north", "North — Kiel; Northwind Foods — Oslo");
  assert_found ("xyzzy", "");
  assert_found ("", "");
}

static void
test_narrowing (void)
{
  g_auto (GStrv) before = find ("north");
  const char *terms[] = { "north", "foods", NULL };
  g_autoptr (GVariant) answer = ask ("GetSubsearchResultSet", g_variant_new ("(^as^as)", before, terms));
  g_auto (GStrv) found = NULL;

  g_variant_get (answer, "(^as)", &found);
  g_assert_cmpuint (g_strv_length (before), ==, 2);
  g_assert_cmpuint (g_strv_length (found), ==, 1);
  g_assert_cmpstr (found[0], ==, before[1]);
}

static void
test_opening (void)
{
  g_auto (GStrv) names = find ("foods");
  const char *terms[] = { "foods", NULL };
  g_autofree char *expected = g_strdup_printf ("%s %s", accord_workspace_get_path (workspace), names[0]);
  g_autofree char *asked = g_strdup_printf ("%s ?foods", accord_workspace_get_path (workspace));

  g_variant_unref (ask ("ActivateResult", g_variant_new ("(s^asu)", names[0], terms, 0)));
  g_assert_cmpstr (shown, ==, expected);
  g_variant_unref (ask ("LaunchSearch", g_variant_new ("(^asu)", terms, 0)));
  g_assert_cmpstr (shown, ==, asked);
}

/* Names that no search gave are answered by nothing. */
static void
test_foreign_names (void)
{
  const char *const names[] = { "customer/999999", "../../etc/passwd", "customer/x", "", NULL };
  g_autofree char *text = described (names);

  g_assert_cmpstr (text, ==, "");
  g_clear_pointer (&shown, g_free);
  for (guint i = 1; names[i] != NULL; i++)
    g_variant_unref (ask ("ActivateResult", g_variant_new ("(s^asu)", names[i], &names[4], 0)));
  g_assert_null (shown);
}

/* No window has the file: the last one is read, beside whoever writes it. */
static void
test_closed (void)
{
  AccordWorkspace *writer = g_steal_pointer (&workspace);

  last = g_strdup (accord_workspace_get_path (writer));
  assert_found ("north", "North — Kiel; Northwind Foods — Oslo");
  accord_test_create (writer, CUSTOMER, "name", "North Sea Ferries", "city", "Hull", NULL);
  assert_found ("north sea", "North Sea Ferries — Hull");
  g_clear_pointer (&last, g_free);
  last = g_strdup ("/nowhere/gone.accord");
  g_test_expect_message (NULL, G_LOG_LEVEL_MESSAGE, "*not answered*");
  assert_found ("north", "");
  g_test_assert_expected_messages ();
  workspace = writer;
}

int
main (int argc, char **argv)
{
  g_autoptr (GTestDBus) bus = NULL;
  g_autoptr (GDBusConnection) own = NULL;
  g_autoptr (GApplication) application = NULL;
  g_autoptr (AccordSearchProvider) provider = NULL;
  g_autoptr (GError) error = NULL;
  static const AccordSearchHost host = { get_open, get_last, show, search };
  GDBusConnectionFlags flags = G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION;
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  own = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus), flags, NULL, NULL, &error);
  desktop = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus), flags, NULL, NULL, &error);
  g_assert_no_error (error);
  name = g_strdup (g_dbus_connection_get_unique_name (own));
  application = g_application_new ("org.example.Host", G_APPLICATION_NON_UNIQUE);
  g_application_set_default (application);
  workspace = accord_test_workspace ();
  accord_test_create (workspace, CUSTOMER, "name", "上海恒远科技", "city", "上海", NULL);
  accord_test_create (workspace, CUSTOMER, "name", "Northwind Foods", "city", "Oslo", NULL);
  accord_test_create (workspace, CUSTOMER, "name", "North", "city", "Kiel", NULL);
  provider = accord_search_provider_new (&host, NULL);
  g_assert_true (accord_search_provider_export (provider, own, &error));

  g_test_add_func ("/desktop/search-provider/finds-records-by-name-and-pinyin", test_records);
  g_test_add_func ("/desktop/search-provider/narrows-what-was-found", test_narrowing);
  g_test_add_func ("/desktop/search-provider/opens-a-record-or-the-whole-search", test_opening);
  g_test_add_func ("/desktop/search-provider/foreign-names-open-nothing", test_foreign_names);
  g_test_add_func ("/desktop/search-provider/reads-the-last-file-when-no-window-is-open", test_closed);
  status = g_test_run ();
  accord_search_provider_withdraw (provider);
  g_object_run_dispose (G_OBJECT (provider));
  accord_test_drop (workspace);
  g_clear_object (&desktop);
  g_free (name);
  g_free (shown);
  g_free (last);
  return status;
}
