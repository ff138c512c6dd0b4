/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerSuggestion: own widget because AdwBanner has one button, and a question needs two
 * answers. Either answer is a change that can be undone; a refusal is remembered with the customer. */

#include "accord-config.h"

#include "accord-customer-suggestion.h"

#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-date.h"
#include "accord-standing-rules.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomerSuggestion {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *customer;
  char *lifecycle;
  char *declined; /* what a refusal writes */
  GtkRevealer *revealer;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (AccordCustomerSuggestion, accord_customer_suggestion, ADW_TYPE_BIN)

static void
answer (AccordCustomerSuggestion *self, const char *label, const char *field, const char *text)
{
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_set_text (edit, accord_entity_get_kind (self->customer), accord_entity_get_id (self->customer), field, text);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
apply_cb (AccordCustomerSuggestion *self)
{
  const AccordKind *kind = accord_entity_get_kind (self->customer);
  const AccordField *field = &kind->fields[accord_kind_find (kind, "lifecycle")];
  g_autofree char *label =
    /* Translators: "Marked Nordwind as repeat buyer" */
    g_strdup_printf (_("Marked %1$s as “%2$s”"), accord_entity_get_title (self->customer),
                     accord_field_choice_label (field, self->lifecycle));

  answer (self, label, "lifecycle", self->lifecycle);
}

static void
not_now_cb (AccordCustomerSuggestion *self)
{
  g_autofree char *label = g_strdup_printf (_("Left the lifecycle of %s as it is"), accord_entity_get_title (self->customer));

  answer (self, label, "suggestion_declined", self->declined);
}

static void
accord_customer_suggestion_dispose (GObject *object)
{
  AccordCustomerSuggestion *self = ACCORD_CUSTOMER_SUGGESTION (object);

  g_clear_object (&self->customer);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_customer_suggestion_parent_class)->dispose (object);
}

static void
accord_customer_suggestion_finalize (GObject *object)
{
  AccordCustomerSuggestion *self = ACCORD_CUSTOMER_SUGGESTION (object);

  g_free (self->lifecycle);
  g_free (self->declined);
  G_OBJECT_CLASS (accord_customer_suggestion_parent_class)->finalize (object);
}

static void
accord_customer_suggestion_class_init (AccordCustomerSuggestionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_suggestion_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_customer_suggestion_finalize;
}

static GtkWidget *
make_button (AccordCustomerSuggestion *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
accord_customer_suggestion_init (AccordCustomerSuggestion *self)
{
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *apply = make_button (self, _("Apply"), G_CALLBACK (apply_cb));

  self->reason = GTK_LABEL (accord_data_label_new (NULL));
  g_object_set (self->reason, "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, "xalign", 0.0f, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (apply, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), make_button (self, _("Not Now"), G_CALLBACK (not_now_cb)));
  gtk_box_append (GTK_BOX (buttons), apply);
  adw_wrap_box_set_child_spacing (box, 12);
  adw_wrap_box_set_line_spacing (box, 8);
  adw_wrap_box_set_justify (box, ADW_JUSTIFY_SPREAD);
  adw_wrap_box_append (box, GTK_WIDGET (self->reason));
  adw_wrap_box_append (box, buttons);
  gtk_widget_add_css_class (GTK_WIDGET (box), "suggestion");
  gtk_widget_set_margin_bottom (GTK_WIDGET (box), 18);
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (box));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

/**
 * accord_customer_suggestion_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the bar, closed
 */
GtkWidget *
accord_customer_suggestion_new (AccordWorkspace *workspace)
{
  AccordCustomerSuggestion *self = g_object_new (ACCORD_TYPE_CUSTOMER_SUGGESTION, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * accord_customer_suggestion_set:
 * @self: the bar
 * @customer: (nullable): whose
 * @standing: (nullable): how it stands
 *
 * Asks, where there is something to ask and somebody may answer.
 */
void
accord_customer_suggestion_set (AccordCustomerSuggestion *self, AccordEntity *customer, const AccordStanding *standing)
{
  gboolean asks = customer != NULL && standing != NULL && standing->suggestion != NULL &&
                  !accord_workspace_is_read_only (self->workspace);
  gboolean same = self->customer == customer;

  g_return_if_fail (ACCORD_IS_CUSTOMER_SUGGESTION (self));

  g_set_object (&self->customer, customer);
  if (asks)
    {
      g_set_str (&self->lifecycle, standing->suggestion);
      g_free (self->declined);
      self->declined = accord_suggestion_declined (standing, accord_date_today ());
      accord_data_label_set_text (self->reason, standing->reason);
    }
  gtk_revealer_set_transition_duration (self->revealer, same ? 200 : 0);
  gtk_revealer_set_reveal_child (self->revealer, asks);
}
