/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerBehaviour: see the header.
 *
 *   set_standing ─▶ risk and its reasons
 *   read ─▶ accord_standings_affinity() ─▶ categories; until it answers they stay hidden
 *
 * Main thread. */

#include "accord-config.h"

#include "accord-customer-behaviour.h"

#include "accord-churn-words.h"
#include "accord-commit.h"
#include "accord-customer-standing-words.h"
#include "accord-data-label.h"
#include "accord-date.h"
#include "accord-money.h"
#include "accord-newest-answer.h"
#include "accord-record-section.h"
#include "accord-records-page.h"
#include "accord-tag.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomerBehaviour {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordStandings *standings;
  gint64 customer;          /* whose categories are shown or being read; 0: nobody's */
  AccordNewestAnswer asked;
  AccordStanding *standing; /* (nullable) */
  AccordAffinity *affinity; /* (nullable) */
  GtkWidget *risk;          /* section */
  GtkListBox *reasons;
  GtkWidget *mix;           /* section */
  GtkListBox *categories;
  GtkLabel *unpriced;
};

G_DEFINE_FINAL_TYPE (AccordCustomerBehaviour, accord_customer_behaviour, ADW_TYPE_BIN)

static GtkWidget *
make_row (const char *title, const char *subtitle, gboolean opens)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle != NULL ? subtitle : "",
                                 "activatable", opens, NULL);

  if (opens)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
show_risk (AccordCustomerBehaviour *self)
{
  const AccordChurn *churn = self->standing != NULL ? &self->standing->churn : NULL;
  GtkWidget *row;

  gtk_list_box_remove_all (self->reasons);
  gtk_widget_set_visible (self->risk, churn != NULL && churn->level != ACCORD_RISK_NONE);
  if (churn == NULL || churn->level == ACCORD_RISK_NONE)
    return;
  row = make_row (_("Risk of staying away"), churn->n_reasons == 0 ? _("Nothing speaks for it") : NULL, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), accord_tag_new (accord_risk_label (churn->level), NULL,
                                                                   accord_standing_risk_tint (churn->level)));
  gtk_list_box_append (self->reasons, row);
  for (guint i = 0; i < churn->n_reasons; i++)
    {
      g_autofree char *words = accord_churn_reason_words (&churn->reasons[i], accord_workspace_get_currency (self->workspace));

      gtk_list_box_append (self->reasons, make_row (words, NULL, TRUE));
    }
}

static void
push (AccordCustomerBehaviour *self, const char *title, const char *explanation, AccordQuery *query)
{
  GtkWidget *navigation = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (navigation != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation),
                              accord_records_page_new (self->workspace, title, NULL, explanation, query));
}

/* The first row says the level. */
static void
reason_cb (AccordCustomerBehaviour *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row) - 1;
  g_autoptr (AccordQuery) query = NULL;

  if (self->standing == NULL || index < 0 || index >= (int) self->standing->churn.n_reasons)
    return;
  query = accord_churn_reason_query (self->standing, &self->standing->churn.reasons[index], accord_date_today ());
  push (self, accord_churn_reason_title (&self->standing->churn.reasons[index]), accord_churn_explanation (), query);
}

static char *
category_words (const AccordAffinityPart *part)
{
  g_autofree char *n = g_strdup_printf (ngettext ("in %d purchase", "in %d purchases", (gulong) part->n), (int) part->n);
  g_autofree char *own = accord_percent_format (part->share);
  g_autofree char *all = accord_percent_format (part->all_share);
  /* Translators: "in 3 purchases · 60% here, 20% of what all buy" */
  g_autofree char *words = g_strdup_printf (_("%1$s · %2$s here, %3$s of what all buy"), n, own, all);

  if (part->n_unpriced == 0)
    return g_steal_pointer (&words);
  /* Translators: after "in 3 purchases · 60% here, 20% of what all buy" */
  return g_strdup_printf (_("%1$s · %2$d unpriced"), words, (int) part->n_unpriced);
}

static void
add_category (AccordCustomerBehaviour *self, const AccordAffinityPart *part)
{
  g_autofree char *words = category_words (part);
  /* Translators: how many times as much as others: "3.00×" */
  g_autofree char *lift = g_strdup_printf (_("%.2f×"), part->lift);
  GtkWidget *row = make_row (part->name, words, FALSE);
  GtkWidget *value = accord_data_label_new ("numeric");

  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_NONE);
  accord_data_label_set_text (GTK_LABEL (value), lift);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->categories, row);
}

static void
show_categories (AccordCustomerBehaviour *self)
{
  const AccordAffinity *affinity = self->affinity;
  g_autofree char *unpriced = NULL;

  gtk_list_box_remove_all (self->categories);
  gtk_widget_set_visible (self->mix, affinity != NULL && affinity->n > 0);
  if (affinity == NULL || affinity->n == 0)
    return;
  for (guint i = 0; i < affinity->parts->len; i++)
    add_category (self, &g_array_index (affinity->parts, AccordAffinityPart, i));
  if (affinity->parts->len == 0)
    gtk_list_box_append (self->categories, make_row ("—", _("No category was bought twice and more than by all"), FALSE));
  if (affinity->n_unpriced > 0)
    unpriced = g_strdup_printf (ngettext ("%d purchase with something unpriced", "%d purchases with something unpriced",
                                          (gulong) affinity->n_unpriced), (int) affinity->n_unpriced);
  accord_data_label_set_optional (self->unpriced, unpriced);
}

static void
category_cb (AccordCustomerBehaviour *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  g_autoptr (AccordQuery) query = NULL;
  const AccordAffinityPart *part;

  if (self->affinity == NULL || index >= self->affinity->parts->len)
    return;
  part = &g_array_index (self->affinity->parts, AccordAffinityPart, index);
  query = accord_query_new (&accord_deal_kind);
  accord_query_keep_ids (query, (const gint64 *) (void *) part->deals->data, part->deals->len, TRUE);
  accord_query_set_sort (query, "closed_on", TRUE, NULL);
  push (self, part->name, accord_affinity_explanation (), query);
}

static void
answered (gpointer owner, const GValue *value, const GError *error)
{
  AccordCustomerBehaviour *self = owner;

  if (value != NULL)
    {
      g_clear_pointer (&self->affinity, accord_affinity_unref);
      self->affinity = g_value_dup_boxed (value);
      show_categories (self);
    }
  else if (!g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING)) /* closed meanwhile */
    accord_say_error (GTK_WIDGET (self), error->message);
}

/**
 * accord_customer_behaviour_read:
 * @self: the widget
 * @customer: id
 *
 * Reads what @customer buys beyond what all do. What is shown of the same customer stands until then.
 */
void
accord_customer_behaviour_read (AccordCustomerBehaviour *self, gint64 customer)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_BEHAVIOUR (self));

  if (customer != self->customer)
    {
      g_clear_pointer (&self->affinity, accord_affinity_unref);
      show_categories (self);
    }
  self->customer = customer;
  accord_newest_answer_ask (&self->asked, accord_standings_affinity (self->standings, customer));
}

/**
 * accord_customer_behaviour_set_standing:
 * @self: the widget
 * @standing: (nullable): how the customer stands; copied
 */
void
accord_customer_behaviour_set_standing (AccordCustomerBehaviour *self, const AccordStanding *standing)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_BEHAVIOUR (self));

  g_clear_pointer (&self->standing, accord_standing_free);
  self->standing = standing != NULL ? accord_standing_copy (standing) : NULL;
  show_risk (self);
}

/* What everybody buys was read anew. */
static void
changed_cb (AccordCustomerBehaviour *self)
{
  if (self->customer != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    accord_customer_behaviour_read (self, self->customer);
}

static void
accord_customer_behaviour_dispose (GObject *object)
{
  AccordCustomerBehaviour *self = ACCORD_CUSTOMER_BEHAVIOUR (object);

  accord_newest_answer_drop (&self->asked);
  g_clear_pointer (&self->standing, accord_standing_free);
  g_clear_pointer (&self->affinity, accord_affinity_unref);
  G_OBJECT_CLASS (accord_customer_behaviour_parent_class)->dispose (object);
  g_clear_object (&self->standings);
  g_clear_object (&self->workspace);
}

static void
accord_customer_behaviour_class_init (AccordCustomerBehaviourClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_behaviour_dispose;
}

static void
accord_customer_behaviour_init (AccordCustomerBehaviour *self)
{
  accord_newest_answer_init (&self->asked, self, answered);
}

static GtkWidget *
make_note (const char *words)
{
  GtkWidget *note = accord_data_label_new ("caption secondary");

  g_object_set (note, "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, "xalign", 0.0f, NULL);
  accord_data_label_set_optional (GTK_LABEL (note), words);
  return note;
}

static GtkWidget *
make_section (AccordCustomerBehaviour *self, const char *heading, const char *note, GCallback activated, GtkListBox **list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  *list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (*list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (*list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (*list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  g_signal_connect_object (*list, "row-activated", activated, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (heading, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*list));
  gtk_box_append (GTK_BOX (box), make_note (note));
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/**
 * accord_customer_behaviour_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the widget, of nobody
 */
GtkWidget *
accord_customer_behaviour_new (AccordWorkspace *workspace)
{
  AccordCustomerBehaviour *self = g_object_new (ACCORD_TYPE_CUSTOMER_BEHAVIOUR, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->workspace = g_object_ref (workspace);
  self->standings = accord_standings_of (workspace);
  self->risk = make_section (self, _("Churn Risk"), accord_churn_explanation (), G_CALLBACK (reason_cb), &self->reasons);
  self->mix = make_section (self, _("Buys More Than Others"), accord_affinity_explanation (), G_CALLBACK (category_cb), &self->categories);
  self->unpriced = GTK_LABEL (make_note (NULL));
  gtk_box_append (GTK_BOX (self->mix), GTK_WIDGET (self->unpriced));
  gtk_box_append (GTK_BOX (box), self->risk);
  gtk_box_append (GTK_BOX (box), self->mix);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->standings, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
