/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The customers page as the window has it, on a real workspace. */

#include "customers-fixture.h"

#include "accord-clock.h"
#include "accord-date.h"

static gint64
created (DexFuture *commit, const AccordKind *kind)
{
  g_autoptr (DexFuture) future = commit;
  g_autoptr (GError) error = NULL;
  const GValue *value = await (future, &error);
  gint64 id = 0;

  g_assert_no_error (error);
  g_assert_true (accord_change_set_created (g_value_get_boxed (value), kind, &id));
  return id;
}

static gint64
commit_new (CustomersFixture *fixture, AccordEdit *edit, const AccordKind *kind)
{
  g_autoptr (AccordEdit) taken = edit;

  return created (accord_journal_commit (accord_workspace_get_journal (fixture->base.workspace), taken), kind);
}

static gint64
add_customer (CustomersFixture *fixture, const char *name, const char *industry, const char *city, const char *phone,
              const char *email)
{
  const AccordKind *kind = &accord_customer_kind;
  AccordEdit *edit = accord_edit_new ("Added a customer");
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "name", name);
  accord_edit_set_text (edit, kind, id, "industry", industry);
  accord_edit_set_text (edit, kind, id, "city", city);
  accord_edit_set_text (edit, kind, id, "phone", phone);
  accord_edit_set_text (edit, kind, id, "email", email);
  return commit_new (fixture, edit, kind);
}

static void
add_contact (CustomersFixture *fixture, gint64 customer, const char *name, const char *role, const char *position)
{
  const AccordKind *kind = &accord_contact_kind;
  AccordEdit *edit = accord_edit_new ("Added a person");
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "name", name);
  accord_edit_set_number (edit, kind, id, "customer", customer);
  accord_edit_set_text (edit, kind, id, "role", role);
  accord_edit_set_text (edit, kind, id, "position", position);
  accord_edit_set_text (edit, kind, id, "phone", "+86 512 6288 4411");
  accord_edit_set_text (edit, kind, id, "email", "someone@example.com");
  commit_new (fixture, edit, kind);
}

static gint64
add_deal (CustomersFixture *fixture, gint64 customer, const char *name, guint stage, gint64 amount)
{
  const AccordKind *kind = &accord_deal_kind;
  AccordEdit *edit = accord_edit_new ("Added a deal");
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "name", name);
  accord_edit_set_number (edit, kind, id, "customer", customer);
  accord_edit_set_both (edit, kind, id, "stage", fixture_stage (&fixture->base, stage), NULL);
  if (amount > 0)
    accord_edit_set_both (edit, kind, id, "amount", amount * 100, "EUR");
  return commit_new (fixture, edit, kind);
}

static void
add_activity (CustomersFixture *fixture, gint64 customer, const char *type, const char *title, const char *body, int days)
{
  const AccordKind *kind = &accord_activity_kind;
  AccordEdit *edit = accord_edit_new ("Logged something");
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "type", type);
  accord_edit_set_text (edit, kind, id, "title", title);
  accord_edit_set_text (edit, kind, id, "body", body);
  accord_edit_set_number (edit, kind, id, "customer", customer);
  accord_edit_set_number (edit, kind, id, "owner", fixture->owner);
  if (g_str_equal (type, "task"))
    accord_edit_set_number (edit, kind, id, "due_on", accord_date_today () + days);
  else
    accord_edit_set_number (edit, kind, id, "done_at", accord_now_ms () + (gint64) days * 86400000);
  commit_new (fixture, edit, kind);
}

static void
dress_hengrui (CustomersFixture *fixture)
{
  const AccordKind *kind = &accord_customer_kind;
  g_autoptr (AccordEdit) edit = accord_edit_new ("Changed 苏州恒瑞医疗器械");
  gint64 tag = accord_edit_create (edit, &accord_tag_kind);
  gint64 tagging = accord_edit_create (edit, &accord_tagging_kind);

  accord_edit_set_number (edit, kind, fixture->hengrui, "owner", fixture->owner);
  accord_edit_set_number (edit, kind, fixture->hengrui, "key_account", 1);
  accord_edit_set_text (edit, kind, fixture->hengrui, "lifecycle", "repeat");
  accord_edit_set_number (edit, kind, fixture->hengrui, "since", accord_date_from_ymd (2022, 3, 1));
  accord_edit_set_text (edit, kind, fixture->hengrui, "address", "88 Xinghu Street, Suzhou Industrial Park");
  accord_edit_set_text (edit, &accord_tag_kind, tag, "name", "Champion");
  accord_edit_set_number (edit, &accord_tagging_kind, tagging, "tag", tag);
  accord_edit_set_number (edit, &accord_tagging_kind, tagging, "customer", fixture->hengrui);
  fixture_commit (&fixture->base, edit);
}

static void
add_owner (CustomersFixture *fixture)
{
  AccordEdit *edit = accord_edit_new ("Added Lin Yue");
  gint64 id = accord_edit_create (edit, &accord_member_kind);

  accord_edit_set_text (edit, &accord_member_kind, id, "name", "Lin Yue");
  fixture->owner = commit_new (fixture, edit, &accord_member_kind);
}

void
customers_fixture_add_sample (CustomersFixture *fixture)
{
  add_owner (fixture);
  fixture->hengrui = add_customer (fixture, "苏州恒瑞医疗器械", "Medical devices", "Suzhou", "+86 512 6288 4410", "info@hengrui-med.example");
  fixture->nordwind = add_customer (fixture, "Nordwind Robotics", "Automation", "Bremen", "+49 421 555 0100", "hello@nordwind.example");
  fixture->bright = add_customer (fixture, "Bright Foods", "Food", "Leeds", NULL, NULL);
  fixture->lumen = add_customer (fixture, "Lumen Health", "Clinics", "Lyon", NULL, NULL);
  add_customer (fixture, "Atelier Dubois", "Furniture", "Paris", NULL, NULL);
  add_customer (fixture, "Harborline Logistics and Refrigerated Warehousing of the Southern Netherlands", "Logistics", "Rotterdam", NULL, NULL);
  add_contact (fixture, fixture->hengrui, "王建国", "decides", "Purchasing director");
  add_contact (fixture, fixture->hengrui, "Helen Zhao", "approves", "Finance");
  add_deal (fixture, fixture->hengrui, "Service contract 24 months", 3, 186000);
  add_deal (fixture, fixture->hengrui, "Spare parts 2027", 1, 38000);
  add_deal (fixture, fixture->lumen, "Scanner", 0, 76000);
  add_activity (fixture, fixture->hengrui, "task", "Send revised quote with 24-month service", NULL, -2);
  add_activity (fixture, fixture->hengrui, "email", "Quote Q-118 v2 sent", "€186,000 with 24-month service, valid until 5 December.", -6);
  add_activity (fixture, fixture->hengrui, "visit", "Visit at the Suzhou plant",
                "Met 王建国 and 李敏. Decision expected after the budget round on 20 November. They compare us with one local supplier; response time matters more than price.", -14);
  add_activity (fixture, fixture->nordwind, "task", "Call Björn back", NULL, 0);
  add_activity (fixture, fixture->bright, "task", "Check-in call", NULL, 4);
  dress_hengrui (fixture);
}

static void
said_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CustomersFixture *fixture = data;

  g_ptr_array_add (fixture->said, g_variant_dup_string (parameter, NULL));
}

static void
show_record_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CustomersFixture *fixture = data;
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  g_ptr_array_add (fixture->opened, g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, id));
}

static void
new_customer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  accord_customers_page_new_customer (((CustomersFixture *) data)->page);
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
    { "import", nothing_cb, NULL, NULL, NULL, { 0 } },
    { "new-deal", nothing_cb, "x", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

/* @empty: a pointer that is not NULL leaves the workspace without customers. */
void
customers_fixture_set_up (CustomersFixture *fixture, gconstpointer empty)
{
  fixture_set_up (&fixture->base, NULL);
  if (empty == NULL)
    customers_fixture_add_sample (fixture);
  fixture->said = g_ptr_array_new_with_free_func (g_free);
  fixture->opened = g_ptr_array_new_with_free_func (g_free);
  fixture->page = ACCORD_CUSTOMERS_PAGE (accord_customers_page_new (fixture->base.workspace));
  fixture->window = adw_window_new ();
  add_actions (fixture);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
}

void
customers_fixture_tear_down (CustomersFixture *fixture, gconstpointer empty)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  customers_fixture_settle ();
  g_assert_null (page);
  g_ptr_array_unref (fixture->said);
  g_ptr_array_unref (fixture->opened);
  g_assert_cmpuint (G_OBJECT (fixture->base.workspace)->ref_count, ==, 1);
  fixture_tear_down (&fixture->base, NULL);
}

void
customers_fixture_settle (void)
{
  run_for (250);
}

void
customers_fixture_present (CustomersFixture *fixture, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  customers_fixture_settle ();
}

AccordRecord *
customers_fixture_load (CustomersFixture *fixture, const AccordKind *kind, gint64 id)
{
  g_autoptr (DexFuture) future = accord_store_load_one (accord_workspace_get_store (fixture->base.workspace), kind, id);
  g_autoptr (GError) error = NULL;
  const GValue *value = await (future, &error);

  g_assert_no_error (error);
  return g_value_dup_boxed (value);
}

GtkWidget *
find_widget (GtkWidget *root, GType type, WidgetMatch matches, gconstpointer data)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (matches == NULL || matches (root, data)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, matches, data);

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

gboolean
shows_text (GtkWidget *root, const char *text)
{
  return find_widget (root, GTK_TYPE_LABEL, label_contains, text) != NULL;
}
