/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A real window; nothing is faked. What a test waits for is a condition, never a while. */

#include "accord-config.h"

#include "deals-fixture.h"

#include "accord-date.h"
#include "accord-rank.h"
#include "accord-test-look.h"
#include "accord-text-line.h"

#define PATIENCE (60 * G_USEC_PER_SEC)

void
deals_await (DealsCondition condition, gpointer data, const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("Waited in vain for: %s", what);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
error_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_set_str (&((DealsFixture *) data)->error, g_variant_get_string (parameter, NULL));
  g_test_message ("told: %s", ((DealsFixture *) data)->error);
}

static void
told_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DealsFixture *self = data;
  g_autofree char *text = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_free (self->told);
  self->told = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), text);
}

static void
add_action (GSimpleActionGroup *group, const char *name, const char *type, GCallback func, DealsFixture *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE (type));

  g_signal_connect (action, "activate", func, self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

void
deals_fixture_init (DealsFixture *self, int width, int height)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  *self = (DealsFixture) { 0 };
  accord_test_look ();
  self->workspace = accord_test_workspace ();
  self->window = adw_window_new ();
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->view, adw_navigation_page_new (gtk_label_new ("Board"), "Board"));
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->view));
  add_action (actions, "error", "s", G_CALLBACK (error_cb), self);
  add_action (actions, "say", "s", G_CALLBACK (told_cb), self);
  add_action (actions, "show-record", "(sx)", G_CALLBACK (told_cb), self);
  add_action (actions, "lose-deal", "(xx)", G_CALLBACK (told_cb), self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
}

void
deals_fixture_clear (DealsFixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  accord_test_idle ();
  accord_test_drop (self->workspace);
  g_free (self->error);
  g_free (self->told);
}

gint64
deals_fixture_add (DealsFixture *self, const AccordKind *kind, const char *field, ...)
{
  AccordEdit *edit = accord_edit_new ("Added for a test");
  gint64 id = accord_edit_create (edit, kind);
  g_autoptr (AccordChangeSet) set = NULL;
  va_list fields;

  va_start (fields, field);
  for (; field != NULL; field = va_arg (fields, const char *))
    {
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;
      const AccordField *spec = &kind->fields[accord_kind_find (kind, field)];
      const AccordFieldReading reading = { .currency = "EUR", .date_order = ACCORD_DATE_ORDER_UNKNOWN };
      const char *text = va_arg (fields, const char *);

      if (text == NULL)
        continue;
      if (accord_field_is_link (spec))
        accord_value_set_number (&value, g_ascii_strtoll (text, NULL, 10));
      else
        g_assert_true (accord_field_parse (spec, text, &reading, &value, NULL));
      accord_edit_set (edit, kind, id, field, &value);
    }
  va_end (fields);
  set = accord_test_commit (self->workspace, edit);
  g_assert_true (accord_change_set_created (set, kind, &id));
  return id;
}

static char *
number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

gint64
deals_fixture_deal (DealsFixture *self, const char *name, const char *stage, const char *customer, const char *amount)
{
  g_autofree char *of = number (deals_fixture_add (self, &accord_customer_kind, "name", customer, NULL));
  g_autofree char *in = number (accord_test_stage (self->workspace, stage));
  g_autofree char *rank = accord_rank_nth (1);
  g_autofree char *close = accord_date_to_iso (accord_date_today () + 24);

  self->deal = deals_fixture_add (self, &accord_deal_kind, "name", name, "stage", in, "customer", of, "amount", amount,
                                  "expected_on", close, NULL);
  return self->deal;
}

static void
add_line (DealsFixture *self, const char *deal, int nth, const char *text, const char *quantity, const char *price,
          const char *discount, const char *cost)
{
  g_autofree char *rank = accord_rank_nth (nth);

  deals_fixture_add (self, &accord_deal_line_kind, "deal", deal, "text", text, "quantity", quantity, "unit_price", price,
                     "discount", discount, "unit_cost", cost, "rank", rank, NULL);
}

static void
add_people (DealsFixture *self, const char *deal)
{
  static const char *const people[][3] = { { "王建国", "decides", "for" }, { "Helen Zhao", "influences", "neutral" },
                                           { "Björn Lindqvist", "blocks", "against" } };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *contact = number (deals_fixture_add (self, &accord_contact_kind, "name", people[i][0], "customer", "1", NULL));

      deals_fixture_add (self, &accord_deal_person_kind, "deal", deal, "contact", contact, "role", people[i][1], "stance",
                         people[i][2], NULL);
    }
}

/* Some of everything; @lengthy: under names that fill their lines. */
void
deals_fixture_fill (DealsFixture *self, gboolean lengthy)
{
  g_autofree char *deal = number (self->deal);
  g_autofree char *rival = NULL;
  const char *text = lengthy ? "Donaudampfschifffahrtsgesellschaftskapitänskajüten-Wartungsvertrag mit sehr vielen Nebenleistungen"
                             : "Service, 24 months";

  add_line (self, deal, 0, text, "24", "7,000", "5", "4,100");
  add_line (self, deal, 1, "Spare parts kit 备件", "2.5", "10,560.40", NULL, NULL);
  add_people (self, deal);
  rival = number (deals_fixture_add (self, &accord_competitor_kind, "name", "Falcon Service AG", NULL));
  deals_fixture_add (self, &accord_deal_competitor_kind, "deal", deal, "competitor", rival, "position", "level", "price", "179000",
                     NULL);
  deals_fixture_add (self, &accord_answer_kind, "name", "Costs of a standstill", "type", "price", "text",
                     "A day without the line costs you 40,000.", NULL);
  deals_fixture_add (self, &accord_objection_kind, "deal", deal, "text", lengthy ? text : "Too expensive next to the local service",
                     "type", "price", "outcome", "settled", "answer", "1", NULL);
  deals_fixture_add (self, &accord_objection_kind, "deal", deal, "text", "The budget is for next year", "type", "timing", "outcome",
                     "open", NULL);
  deals_fixture_add (self, &accord_proposal_kind, "deal", deal, "name", "Proposal for the Suzhou plant", "version", "2", "uri",
                     "https://example.org/proposal", "presented_on", "2026-10-11", "reaction", "interested", NULL);
  deals_fixture_add (self, &accord_document_kind, "deal", deal, "name", "Requirements", "uri", "file:///home/ann/requirements.pdf",
                     "type", "specification", NULL);
}

void
deals_fixture_show (DealsFixture *self)
{
  self->page = ACCORD_DEAL_PAGE (accord_deal_page_new (self->workspace, self->deal));
  adw_navigation_view_set_animate_transitions (self->view, FALSE);
  adw_navigation_view_push (self->view, ADW_NAVIGATION_PAGE (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
}

/* Looking */

static void
find_in (GtkWidget *widget, GType type, guint *nth, GtkWidget **found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*nth)-- == 0)
    {
      *found = widget;
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && *found == NULL;
       child = gtk_widget_get_next_sibling (child))
    find_in (child, type, nth, found);
}

GtkWidget *
deals_find (GtkWidget *root, GType type, guint nth)
{
  GtkWidget *found = NULL;

  find_in (root, type, &nth, &found);
  return found;
}

static const char *
words_of (GtkWidget *widget)
{
  if (ACCORD_IS_TEXT_LINE (widget))
    return accord_text_line_get_text (ACCORD_TEXT_LINE (widget));
  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
}

GtkWidget *
deals_find_label (GtkWidget *root, const char *text)
{
  const char *words = words_of (root);

  if (words != NULL && gtk_widget_get_mapped (root) && strstr (words, text) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = deals_find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
deals_shows (DealsFixture *self, const char *text)
{
  return deals_find_label (self->window, text) != NULL;
}

typedef struct {
  DealsFixture *self;
  const char *text;
  gboolean shown;
} Wanted;

static gboolean
is_as_wanted (gpointer data)
{
  Wanted *wanted = data;

  return deals_shows (wanted->self, wanted->text) == wanted->shown;
}

void
deals_await_text (DealsFixture *self, const char *text)
{
  Wanted wanted = { self, text, TRUE };

  deals_await (is_as_wanted, &wanted, text);
}

void
deals_await_gone (DealsFixture *self, const char *text)
{
  Wanted wanted = { self, text, FALSE };

  deals_await (is_as_wanted, &wanted, text);
}
