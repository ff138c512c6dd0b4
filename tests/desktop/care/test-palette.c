/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the palette shows and its keys do, over a real workspace. */

#include "accord-config.h"

#include "test-care-paste.h"

#include "accord-palette-item.h"
#include "accord-palette-row.h"
#include "accord-palette.h"
#include "accord-visits.h"
#include "care-fixture.h"

typedef struct {
  CareFixture base;
  AccordVisits *recent;
  GtkWidget *palette;
  GString *done;     /* "name(target) " of each action */
} PaletteFixture;

static void
done_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PaletteFixture *fixture = data;
  g_autofree char *target = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_string_append_printf (fixture->done, "%s%s ", g_action_get_name (G_ACTION (action)), target);
}

static void
set_up (PaletteFixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = {
    { "show-record", done_cb, "(sx)", NULL, NULL, { 0 } },   { "show-beside", done_cb, "(sx)", NULL, NULL, { 0 } },
    { "log-with", done_cb, "(sx)", NULL, NULL, { 0 } },      { "find-records", done_cb, "(ss)", NULL, NULL, { 0 } },
    { "import", done_cb, NULL, NULL, NULL, { 0 } },          { "new-customer-named", done_cb, "s", NULL, NULL, { 0 } },
    { "paste-people", done_cb, "s", NULL, NULL, { 0 } },     { "new-deal", done_cb, "x", NULL, NULL, { 0 } },
  };
  g_autofree char *path = NULL;

  care_fixture_set_up (&fixture->base, NULL);
  fixture->done = g_string_new (NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (fixture->base.actions), entries, G_N_ELEMENTS (entries), fixture);
  path = g_strdup (accord_workspace_get_path (fixture->base.base.workspace));
  fixture->recent = accord_visits_new (path);
}

static void
tear_down (PaletteFixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->recent);
  g_string_free (fixture->done, TRUE);
  care_fixture_tear_down (&fixture->base, NULL);
}

static void
open_palette (PaletteFixture *fixture)
{
  GListStore *commands = g_list_store_new (ACCORD_TYPE_PALETTE_ITEM);
  static const struct { const char *title, *action, *words; } lines[] = {
    { "Import…", "win.import", NULL }, { "Undo", "win.undo", NULL }, { "Keep Nothing", "win.import", "forget, data" },
    { "Export All Data of Nordwind…", "win.import", "complete personal data, privacy" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (AccordPaletteItem) item = accord_palette_item_new_command (lines[i].title, lines[i].action, NULL, NULL, "accord-plus-symbolic");

      accord_palette_item_set_words (item, lines[i].words);
      g_list_store_append (commands, item);
    }
  fixture->palette = GTK_WIDGET (accord_palette_new (fixture->base.base.workspace, fixture->recent, G_LIST_MODEL (commands)));
  adw_dialog_present (ADW_DIALOG (fixture->palette), fixture->base.base.window);
}

static GListModel *
results (PaletteFixture *fixture)
{
  GtkListView *list = find_widget (fixture->palette, GTK_TYPE_LIST_VIEW, NULL, NULL);

  return list != NULL ? G_LIST_MODEL (gtk_list_view_get_model (list)) : NULL;
}

static int
find_result (PaletteFixture *fixture, const char *title)
{
  GListModel *model = results (fixture);

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AccordPaletteItem) item = g_list_model_get_item (model, i);

      if (g_str_has_prefix (accord_palette_item_get_title (item), title))
        return (int) i;
    }
  return -1;
}

static void
await_result (PaletteFixture *fixture, const char *title)
{
  while (find_result (fixture, title) < 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
type (PaletteFixture *fixture, const char *text)
{
  accord_palette_set_text (ACCORD_PALETTE (fixture->palette), text);
}

/* A key as the entry hears it. */
static gboolean
press (PaletteFixture *fixture, guint key, GdkModifierType state)
{
  GtkWidget *entry = find_widget (fixture->palette, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &taken);
    }
  return taken;
}

static void
choose (PaletteFixture *fixture, const char *title)
{
  await_result (fixture, title);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (results (fixture)), (guint) find_result (fixture, title));
}

static void
enter (PaletteFixture *fixture)
{
  g_signal_emit_by_name (find_widget (fixture->palette, GTK_TYPE_SEARCH_ENTRY, NULL, NULL), "activate");
}

static void
assert_done (PaletteFixture *fixture, const char *format, gint64 id)
{
  g_autoptr (GString) expected = g_string_new (format);
  g_autofree char *number = care_number (id);

  g_string_replace (expected, "ID", number, 0);
  g_assert_cmpstr (fixture->done->str, ==, expected->str);
}

static void
test_nothing_typed_shows_recent (PaletteFixture *fixture, gconstpointer data)
{
  accord_visits_opened (fixture->recent, &accord_customer_kind, fixture->base.base.bright);
  open_palette (fixture);
  await_result (fixture, "Bright Foods");
  g_assert_true (shows_text (fixture->palette, "Opened Lately"));
  g_assert_true (shows_text (fixture->palette, "Import…"));
  g_assert_cmpint (find_result (fixture, "Bright Foods"), ==, 0);
  g_assert_cmpint (count_unnamed (fixture->palette), ==, 0);
}

static void
test_several_kinds_under_headings (PaletteFixture *fixture, gconstpointer data)
{
  open_palette (fixture);
  accord_test_create (fixture->base.base.workspace, &accord_product_kind, "name", "Nordwind pump", NULL);
  type (fixture, "nordw");
  await_result (fixture, "Nordwind pump");
  await_result (fixture, "Nordwind Robotics");
  g_assert_true (shows_text (fixture->palette, "Customers"));
  g_assert_true (shows_text (fixture->palette, "Products"));
  g_assert_cmpint (find_result (fixture, "New customer “nordw”"), >, 0); /* always, and last */
  g_assert_cmpint (find_result (fixture, "New customer “nordw”"), ==, (int) g_list_model_get_n_items (results (fixture)) - 1);
}

static void
test_errors_and_sounds (PaletteFixture *fixture, gconstpointer data)
{
  open_palette (fixture);
  type (fixture, "nrodwind");
  await_result (fixture, "Nordwind Robotics");
  type (fixture, "heng rui");
  await_result (fixture, "恒瑞医疗器械");
}

static void
test_nothing_found_offers_to_make_it (PaletteFixture *fixture, gconstpointer data)
{
  open_palette (fixture);
  type (fixture, "Qzxvbn Holding");
  await_result (fixture, "New customer “Qzxvbn Holding”");
  while (g_list_model_get_n_items (results (fixture)) != 1)
    g_main_context_iteration (NULL, TRUE);
  enter (fixture);
  g_assert_cmpstr (fixture->done->str, ==, "new-customer-named'Qzxvbn Holding' ");
}

static void
test_commands_alone (PaletteFixture *fixture, gconstpointer data)
{
  open_palette (fixture);
  type (fixture, ">imp");
  await_result (fixture, "Import…");
  g_assert_cmpuint (g_list_model_get_n_items (results (fixture)), ==, 1);
  enter (fixture);
  g_assert_cmpstr (fixture->done->str, ==, "import ");
}

/* The words of law for a command are not those of its label. */
static void
test_other_words_find_a_command (PaletteFixture *fixture, gconstpointer data)
{
  open_palette (fixture);
  type (fixture, "complete data");
  await_result (fixture, "Export All Data of Nordwind…");
  type (fixture, "export compl");
  await_result (fixture, "Export All Data of Nordwind…");
  type (fixture, "data");
  await_result (fixture, "New customer “data”");
  g_assert_cmpint (find_result (fixture, "Export All Data of Nordwind…"), <, find_result (fixture, "Keep Nothing")); /* its title says so */
  type (fixture, "xcomplete data");
  await_result (fixture, "New customer “xcomplete data”");
  g_assert_cmpint (find_result (fixture, "Keep Nothing"), <, 0);
}

/* What was opened lately is on show still when the name is typed. */
static void
test_enter_at_once_means_what_was_typed (PaletteFixture *fixture, gconstpointer data)
{
  accord_visits_opened (fixture->recent, &accord_customer_kind, fixture->base.base.bright);
  open_palette (fixture);
  await_result (fixture, "Bright Foods");
  type (fixture, "nordwind robot");
  enter (fixture);
  while (fixture->done->len == 0)
    g_main_context_iteration (NULL, TRUE);
  customers_fixture_settle ();
  assert_done (fixture, "show-record('customer', ID) ", fixture->base.base.nordwind);
}

/* Nobody is made new because they could not be looked for, and it is said that they could not. */
static void
test_failed_search_is_told (PaletteFixture *fixture, gconstpointer data)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  GListStore *commands = g_list_store_new (ACCORD_TYPE_PALETTE_ITEM);
  g_autoptr (AccordPaletteItem) item = accord_palette_item_new_command ("Nordpol", "win.import", NULL, NULL, "accord-plus-symbolic");
  GtkSelectionModel *model;

  g_list_store_append (commands, item);
  fixture->palette = GTK_WIDGET (accord_palette_new (workspace, NULL, G_LIST_MODEL (commands)));
  adw_dialog_present (ADW_DIALOG (fixture->palette), fixture->base.base.window);
  await_result (fixture, "Nordpol");
  accord_test_done (accord_workspace_close (workspace));
  type (fixture, "nord");
  while (find_result (fixture, "New customer") < 0 && !shows_text (fixture->palette, "closed"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (find_result (fixture, "New customer"), <, 0);
  g_assert_cmpint (find_result (fixture, "Nordpol"), ==, 0);
  model = gtk_list_view_get_model (find_widget (fixture->palette, GTK_TYPE_LIST_VIEW, NULL, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  adw_dialog_force_close (ADW_DIALOG (fixture->palette));
  accord_test_drop (workspace);
}

static void
test_copied_text_becomes_a_form (PaletteFixture *fixture, gconstpointer data)
{
  open_palette (fixture);
  type (fixture, "Anna Berg, anna@berg.example");
  choose (fixture, "Read This Into New Records…");
  enter (fixture);
  g_assert_cmpstr (fixture->done->str, ==, "paste-people'Anna Berg, anna@berg.example' ");
}

static void
test_show_all (PaletteFixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("Zebra %d", i);

      accord_test_create (fixture->base.base.workspace, &accord_customer_kind, "name", name, NULL);
    }
  open_palette (fixture);
  type (fixture, "zebra");
  choose (fixture, "Show all 7");
  g_assert_cmpint (find_result (fixture, "Show all 7"), ==, 5); /* below the best five */
  enter (fixture);
  g_assert_cmpstr (fixture->done->str, ==, "find-records('customer', 'zebra') ");
}

static void
test_keys (PaletteFixture *fixture, gconstpointer data)
{
  GtkSingleSelection *selection;
  guint n;

  open_palette (fixture);
  type (fixture, "nordwind");
  await_result (fixture, "Nordwind Robotics");
  selection = GTK_SINGLE_SELECTION (results (fixture));
  n = g_list_model_get_n_items (G_LIST_MODEL (selection));
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  g_assert_true (press (fixture, GDK_KEY_Up, 0)); /* around the end */
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, n - 1);
  g_assert_true (press (fixture, GDK_KEY_Down, 0));
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  choose (fixture, "Nordwind Robotics");
  g_assert_true (press (fixture, GDK_KEY_Tab, 0)); /* what can be done with it */
  g_assert_cmpint (find_result (fixture, "Merge…"), >, 0);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0)); /* back to what was found */
  await_result (fixture, "Nordwind Robotics");
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  while (adw_window_get_visible_dialog (ADW_WINDOW (fixture->base.base.window)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->done->str, ==, "");
}

static void
test_keys_on_a_record (PaletteFixture *fixture, gconstpointer data)
{
  gint64 id = fixture->base.base.bright;

  open_palette (fixture);
  type (fixture, "bright");
  choose (fixture, "Bright Foods");
  enter (fixture);
  open_palette (fixture);
  type (fixture, "bright");
  choose (fixture, "Bright Foods");
  g_assert_true (press (fixture, GDK_KEY_l, GDK_CONTROL_MASK));
  open_palette (fixture);
  type (fixture, "bright");
  choose (fixture, "Bright Foods");
  g_assert_true (press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK));
  assert_done (fixture, "show-record('customer', ID) log-with('customer', ID) show-beside('customer', ID) ", id);
}

/* While 你 is still "ni", Escape, Tab and the arrows are the input method's. */
static void
test_keys_while_text_is_composed (PaletteFixture *fixture, gconstpointer data)
{
  static const guint keys[] = { GDK_KEY_Escape, GDK_KEY_Tab, GDK_KEY_Down, GDK_KEY_Up };
  GtkEditable *text;

  open_palette (fixture);
  type (fixture, "Nordwind");
  await_result (fixture, "Nordwind");
  text = gtk_editable_get_delegate (find_widget (fixture->palette, GTK_TYPE_SEARCH_ENTRY, NULL, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (text));
  g_assert_false (press (fixture, GDK_KEY_n, 0)); /* seen here before the input method has it */
  g_signal_emit_by_name (text, "preedit-changed", "ni");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_false (press (fixture, keys[i], 0));
  g_assert_true (gtk_widget_get_mapped (fixture->palette));
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "Nordwind");
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_true (press (fixture, GDK_KEY_Down, 0));
}

static gboolean
shows_item (GtkWidget *row, gconstpointer title)
{
  AccordPaletteItem *item = accord_palette_row_get_item (ACCORD_PALETTE_ROW (row));

  return item != NULL && g_str_has_prefix (accord_palette_item_get_title (item), title);
}

/* The button of the pointer over the list, which goes down or up. */
static void
click (PaletteFixture *fixture, const char *signal, const graphene_point_t *at)
{
  GtkWidget *list = find_widget (fixture->palette, GTK_TYPE_LIST_VIEW, NULL, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, signal, 1, (double) at->x, (double) at->y);
    }
}

static void
test_another_answer_between_press_and_release (PaletteFixture *fixture, gconstpointer data)
{
  GtkWidget *row, *list;
  graphene_point_t at;

  open_palette (fixture);
  type (fixture, "nordw");
  await_result (fixture, "Nordwind Robotics");
  customers_fixture_settle ();
  row = find_widget (fixture->palette, ACCORD_TYPE_PALETTE_ROW, shows_item, "Nordwind Robotics");
  list = find_widget (fixture->palette, GTK_TYPE_LIST_VIEW, NULL, NULL);
  g_assert_true (gtk_widget_compute_point (row, list, &GRAPHENE_POINT_INIT (20, 8), &at));
  click (fixture, "pressed", &at);
  type (fixture, "qzxvbn");
  await_result (fixture, "New customer “qzxvbn”");
  customers_fixture_settle ();
  click (fixture, "released", &at);
  assert_done (fixture, "show-record('customer', ID) ", fixture->base.base.nordwind);
}

void
add_palette_tests (void)
{
#define ADD(name, func) g_test_add ("/palette/window/" name, PaletteFixture, NULL, set_up, func, tear_down)
  ADD ("nothing-typed-shows-what-was-opened-and-commands", test_nothing_typed_shows_recent);
  ADD ("several-kinds-stand-under-headings", test_several_kinds_under_headings);
  ADD ("errors-and-syllables-find", test_errors_and_sounds);
  ADD ("nothing-found-offers-to-make-it", test_nothing_found_offers_to_make_it);
  ADD ("commands-alone-behind-a-sign", test_commands_alone);
  ADD ("other-words-find-a-command", test_other_words_find_a_command);
  ADD ("enter-at-once-means-what-was-typed", test_enter_at_once_means_what_was_typed);
  ADD ("a-search-that-failed-is-told-and-makes-nobody-new", test_failed_search_is_told);
  ADD ("copied-text-becomes-a-form", test_copied_text_becomes_a_form);
  ADD ("show-all-stands-below-the-best-five", test_show_all);
  ADD ("arrows-tab-and-escape", test_keys);
  ADD ("keys-are-the-input-method-s-while-text-is-composed", test_keys_while_text_is_composed);
  ADD ("the-line-that-was-pressed-is-done-though-another-answer-came", test_another_answer_between_press_and_release);
  ADD ("enter-opens-and-control-logs-or-shows-beside", test_keys_on_a_record);
#undef ADD
}
