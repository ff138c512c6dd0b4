/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The customers page as the window has it, on a real workspace. */

#include "accord-config.h"

#include "customers-fixture.h"

#include "accord-date.h"
#include "accord-quiet-work.h"
#include "accord-test-settle.h"
#include "accord-text-line.h"

static char *
number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static char *
day (int days)
{
  return accord_date_to_iso (accord_date_today () + days);
}

static void
add_contact (CustomersFixture *fixture, const char *name, const char *role, const char *position)
{
  g_autofree char *customer = number (fixture->hengrui);

  accord_test_create (fixture->workspace, &accord_contact_kind, "name", name, "customer", customer, "role", role,
                      "position", position, "phone", "+86 512 6288 4411", "email", "someone@example.com", NULL);
}

static void
add_deal (CustomersFixture *fixture, gint64 customer, const char *name, const char *stage, const char *amount)
{
  g_autofree char *whose = number (customer);
  g_autofree char *where = number (accord_test_stage (fixture->workspace, stage));

  accord_test_create (fixture->workspace, &accord_deal_kind, "name", name, "customer", whose, "stage", where,
                      "amount", amount, NULL);
}

static void
add_activity (CustomersFixture *fixture, gint64 customer, const char *type, const char *title, const char *body,
              const char *field, int days)
{
  g_autofree char *whose = number (customer);
  g_autofree char *by = number (fixture->owner);
  g_autofree char *date = day (days);

  accord_test_create (fixture->workspace, &accord_activity_kind, "type", type, "title", title, "customer", whose,
                      "owner", by, field, date, "body", body, NULL);
}

static void
add_hengrui (CustomersFixture *fixture)
{
  g_autofree char *owner = number (fixture->owner);
  g_autofree char *tag = number (accord_test_create (fixture->workspace, &accord_tag_kind, "name", "Champion", NULL));
  g_autofree char *customer = NULL;

  fixture->hengrui = accord_test_create (fixture->workspace, &accord_customer_kind, "name", "苏州恒瑞医疗器械",
                                         "industry", "Medical devices", "city", "Suzhou", "phone", "+86 512 6288 4410",
                                         "email", "info@hengrui-med.example", "owner", owner, "key_account", "yes",
                                         "lifecycle", "repeat", "since", "2022-03-01",
                                         "address", "88 Xinghu Street, Suzhou Industrial Park", NULL);
  customer = number (fixture->hengrui);
  accord_test_create (fixture->workspace, &accord_tagging_kind, "tag", tag, "customer", customer, NULL);
  add_contact (fixture, "王建国", "decides", "Purchasing director");
  add_contact (fixture, "Helen Zhao", "approves", "Finance");
  add_deal (fixture, fixture->hengrui, "Service contract 24 months", "Solution", "186000");
  add_deal (fixture, fixture->hengrui, "Spare parts 2027", "First contact", "38000");
  add_activity (fixture, fixture->hengrui, "task", "Send revised quote with 24-month service", "-", "due_on", -2);
  add_activity (fixture, fixture->hengrui, "email", "Quote Q-118 v2 sent",
                "€186,000 with 24-month service, valid until 5 December.", "done_at", -6);
  add_activity (fixture, fixture->hengrui, "visit", "Visit at the Suzhou plant",
                "Met 王建国 and 李敏. Decision expected after the budget round.", "done_at", -14);
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->hengrui, "phone", "+86 512 6288 4418");
}

static void
add_sample (CustomersFixture *fixture)
{
  AccordWorkspace *workspace = fixture->workspace;
  const AccordKind *kind = &accord_customer_kind;

  fixture->owner = accord_test_create (workspace, &accord_member_kind, "name", "Lin Yue", NULL);
  add_hengrui (fixture);
  fixture->nordwind = accord_test_create (workspace, kind, "name", "Nordwind Robotics", "industry", "Automation",
                                          "city", "Bremen", "phone", "+49 421 555 0100", "email", "hello@nordwind.example", NULL);
  fixture->bright = accord_test_create (workspace, kind, "name", "Bright Foods", "industry", "Food", "city", "Leeds", NULL);
  fixture->lumen = accord_test_create (workspace, kind, "name", "Lumen Health", "industry", "Clinics", "city", "Lyon", NULL);
  accord_test_create (workspace, kind, "name", "Atelier Dubois", "industry", "Furniture", "city", "Paris", NULL);
  accord_test_create (workspace, kind, "name",
                      "Harborline Logistics and Refrigerated Warehousing of the Southern Netherlands", "city", "Rotterdam", NULL);
  add_deal (fixture, fixture->lumen, "Scanner", "Identify", "76000");
  add_activity (fixture, fixture->nordwind, "task", "Call Björn back", "-", "due_on", 0);
  add_activity (fixture, fixture->bright, "task", "Check-in call", "-", "due_on", 4);
}

static void
said_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_ptr_array_add (((CustomersFixture *) data)->said, g_variant_dup_string (parameter, NULL));
}

static void
show_record_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  g_ptr_array_add (((CustomersFixture *) data)->opened, g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, id));
}

static void
new_customer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  accord_customers_page_new_customer (((CustomersFixture *) data)->page);
}

static void
show_view_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CustomersFixture *fixture = data;

  fixture->shown_view = g_variant_get_int64 (parameter);
  accord_customers_page_show_view (fixture->page, fixture->shown_view);
}

static void
nothing_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
}

static void
add_actions (CustomersFixture *fixture)
{
  static const GActionEntry entries[] = {
    { "say", said_cb, "s", NULL, NULL, { 0 } },
    { "error", said_cb, "s", NULL, NULL, { 0 } },
    { "show-record", show_record_cb, "(sx)", NULL, NULL, { 0 } },
    { "new-customer", new_customer_cb, NULL, NULL, NULL, { 0 } },
    { "show-view", show_view_cb, "x", NULL, NULL, { 0 } },
    { "import", nothing_cb, NULL, NULL, NULL, { 0 } },
    { "new-deal", nothing_cb, "x", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

void
customers_fixture_set_up (CustomersFixture *fixture, gconstpointer empty)
{
  /* A blinking cursor keeps the main loop busy, and nobody looks at what moves. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-enable-animations", FALSE, NULL);
  accord_quiet_work_put_off (TRUE); /* it looks every frame whether it may begin, and settling is never quiet enough */
  fixture->workspace = accord_test_workspace ();
  if (empty == NULL)
    add_sample (fixture);
  fixture->said = g_ptr_array_new_with_free_func (g_free);
  fixture->opened = g_ptr_array_new_with_free_func (g_free);
  fixture->page = ACCORD_CUSTOMERS_PAGE (accord_customers_page_new (fixture->workspace));
  fixture->window = adw_window_new ();
  add_actions (fixture);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  customers_fixture_present (fixture, 1280, 860);
}

/* The page must let go of everything: the window drops it when another file is opened. */
void
customers_fixture_tear_down (CustomersFixture *fixture, gconstpointer empty)
{
  gpointer page = fixture->page;
  gpointer workspace = fixture->workspace;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), &page);
  g_object_add_weak_pointer (G_OBJECT (fixture->workspace), &workspace);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  customers_fixture_settle ();
  g_assert_null (page);
  g_ptr_array_unref (fixture->said);
  g_ptr_array_unref (fixture->opened);
  accord_test_drop (fixture->workspace);
  g_assert_null (workspace);
}

void
customers_fixture_settle (void)
{
  accord_test_settle (250);
}

void
customers_fixture_present (CustomersFixture *fixture, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  customers_fixture_settle ();
}

gpointer
find_widget (gpointer root, GType type, WidgetMatch matches, gconstpointer data)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (matches == NULL || matches (root, data)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_widget (child, type, matches, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
label_contains (GtkWidget *label, gconstpointer text)
{
  return strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL;
}

static gboolean
line_contains (GtkWidget *line, gconstpointer text)
{
  return strstr (accord_text_line_get_text (ACCORD_TEXT_LINE (line)), text) != NULL;
}

gboolean
shows_text (gpointer root, const char *text)
{
  return find_widget (root, GTK_TYPE_LABEL, label_contains, text) != NULL ||
         find_widget (root, ACCORD_TYPE_TEXT_LINE, line_contains, text) != NULL;
}

void
customers_fixture_await_text (gpointer root, const char *text)
{
  gint64 until = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!shows_text (root, text))
    {
      if (g_get_monotonic_time () > until)
        g_error ("“%s” is not shown", text);
      customers_fixture_settle ();
    }
}

static gboolean
has_name (GtkWidget *widget)
{
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
      gtk_widget_get_tooltip_text (widget) != NULL || find_widget (widget, GTK_TYPE_LABEL, NULL, NULL) != NULL)
    return TRUE;
  return GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL;
}

static gboolean
is_control (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  /* Window buttons and the insides of stock widgets are named by GTK. */
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL)
    return FALSE;
  if (GTK_IS_BUTTON (widget))
    return !GTK_IS_MENU_BUTTON (parent) && !ADW_IS_TOGGLE_GROUP (parent) && !GTK_IS_SPIN_BUTTON (parent);
  return GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) ||
         GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_VIEW (widget) ||
         GTK_IS_LIST_BOX (widget) || ADW_IS_TOGGLE_GROUP (widget);
}

int
count_unnamed (GtkWidget *root)
{
  int unnamed = 0;

  if (!gtk_widget_get_mapped (root))
    return 0;
  if (is_control (root) && !has_name (root))
    {
      g_test_message ("no name: %s in %s", G_OBJECT_TYPE_NAME (root), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (root)));
      unnamed++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    unnamed += count_unnamed (child);
  return unnamed;
}
