/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordQuickAdd: a deal with as few keys as possible. A new customer is made in the same change. */

#include "accord-config.h"

#include "accord-quick-add-private.h"

#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-field-commit.h"
#include "accord-record-chooser.h"
#include <glib/gi18n-lib.h>

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordQuickAdd, accord_quick_add, ADW_TYPE_BIN)

static void
show_customer (AccordQuickAdd *self)
{
  g_autofree char *words = NULL;

  if (self->new_customer != NULL)
    words = g_strdup_printf (_("New “%s”"), self->new_customer);
  else if (self->customer != NULL)
    words = g_strdup (accord_entity_get_title (self->customer));
  accord_data_label_set_text (self->customer_label, words ? words : _("Customer"));
  if (words != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->customer_label), "secondary");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->customer_label), "secondary");
}

static void
set_customer (AccordQuickAdd *self, gint64 id)
{
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);

  if (self->customer != NULL)
    g_signal_handlers_disconnect_by_data (self->customer, self);
  g_clear_object (&self->customer);
  g_clear_pointer (&self->new_customer, g_free);
  if (id != 0)
    {
      self->customer = accord_workspace_get_entity (workspace, &accord_customer_kind, id);
      g_signal_connect_object (self->customer, "notify::title", G_CALLBACK (show_customer), self,
                               G_CONNECT_SWAPPED);
    }
  show_customer (self);
}

static void
chosen_cb (AccordQuickAdd *self, gint64 id)
{
  set_customer (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->amount));
}

static void
create_cb (AccordQuickAdd *self, const char *name)
{
  g_autofree char *copy = g_strdup (name);

  set_customer (self, 0);
  self->new_customer = g_steal_pointer (&copy);
  show_customer (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->amount));
}

static void
choose (AccordQuickAdd *self)
{
  GtkWidget *chooser = accord_record_chooser_new (accord_board_context_get_workspace (self->context),
                                                  &accord_customer_kind);

  accord_record_chooser_set_can_create (ACCORD_RECORD_CHOOSER (chooser),
                                        accord_kind_needs_only_title (&accord_customer_kind));
  accord_record_chooser_set_clearable (ACCORD_RECORD_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), self->customer_button);
}

/* Letters typed on the customer open the chooser and go into its entry. */
static gboolean
customer_key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, gpointer data)
{
  AccordQuickAdd *self = data;
  gunichar letter = gdk_keyval_to_unicode (keyval);
  GtkWidget *focus;

  if (!g_unichar_isgraph (letter) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  choose (self);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  return focus != NULL && gtk_event_controller_key_forward (keys, focus) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
refuse (AccordQuickAdd *self, GtkEntry *entry, const char *why)
{
  gtk_label_set_text (self->reason, why);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  accord_announce (self, why, TRUE);
}

static void
clear_reason (AccordQuickAdd *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->amount), "error");
}

/* What was typed, until it stands in the file. */
typedef struct {
  AccordQuickAdd *form;
  GWeakRef window; /* says what the form cannot once it is gone */
  char *name;
  char *amount;
  char *new_customer;
  gint64 customer;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_object_unref (adding->form);
  g_weak_ref_clear (&adding->window);
  g_free (adding->name);
  g_free (adding->amount);
  g_free (adding->new_customer);
  g_free (adding);
}

static gboolean
is_empty (AccordQuickAdd *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->name)) == '\0' && *gtk_editable_get_text (GTK_EDITABLE (self->amount)) == '\0';
}

/* It is typed again, unless the next one is being typed already. */
static DexFuture *
refused_cb (DexFuture *future, gpointer data)
{
  Adding *adding = data;
  AccordQuickAdd *self = adding->form;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&adding->window);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  dex_future_get_value (future, &error);
  /* Translators: name of a deal, and a sentence that says why not */
  sentence = g_strdup_printf (_("“%1$s” was not added. %2$s"), adding->name, error->message);
  if (self->context == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      accord_say_error (window != NULL ? window : GTK_WIDGET (self), sentence);
      return dex_ref (future);
    }
  if (is_empty (self))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->name), adding->name);
      gtk_editable_set_text (GTK_EDITABLE (self->amount), adding->amount);
      set_customer (self, adding->customer);
      g_set_str (&self->new_customer, adding->new_customer);
      show_customer (self);
    }
  refuse (self, self->name, sentence);
  return dex_ref (future);
}

static void
add_cb (AccordQuickAdd *self)
{
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *amount = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->amount))));
  g_autoptr (AccordEdit) edit = NULL;
  AccordMoney money;
  Adding *adding;
  DexFuture *added;

  clear_reason (self);
  if (*name == '\0')
    {
      refuse (self, self->name, _("Give the deal a name."));
      return;
    }
  if (accord_quick_add_stage (self) == NULL)
    {
      refuse (self, self->name, _("This pipeline has no open stage to begin in. Add one in Preferences, Pipeline."));
      return;
    }
  if (*amount && !accord_money_parse (amount, accord_workspace_get_currency (workspace), &money))
    {
      refuse (self, self->amount, _("This is not an amount. Write it like 12,000."));
      return;
    }
  adding = g_new0 (Adding, 1);
  *adding = (Adding) { .form = g_object_ref (self), .name = g_strdup (name), .amount = g_strdup (amount),
                       .new_customer = g_strdup (self->new_customer),
                       .customer = self->customer != NULL ? accord_entity_get_id (self->customer) : 0 };
  g_weak_ref_init (&adding->window, gtk_widget_get_root (GTK_WIDGET (self)));
  edit = accord_quick_add_edit (self, name, *amount ? &money : NULL);
  added = accord_journal_commit (accord_workspace_get_journal (workspace), edit);
  accord_quick_add_start (self, 0);
  dex_future_disown (dex_future_catch (added, refused_cb, adding, adding_free));
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, gpointer data)
{
  AccordQuickAdd *self = data;

  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[CLOSED], 0);
  return GDK_EVENT_STOP;
}

static GtkEntry *
make_entry (AccordQuickAdd *self, const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (clear_reason), self, G_CONNECT_SWAPPED);
  return GTK_ENTRY (entry);
}

static GtkWidget *
make_customer (AccordQuickAdd *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->customer_label = GTK_LABEL (accord_data_label_new (NULL));
  self->customer_button = gtk_button_new ();
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("accord-company-symbolic"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->customer_label));
  gtk_button_set_child (GTK_BUTTON (self->customer_button), line);
  gtk_widget_add_css_class (self->customer_button, "add-customer");
  g_signal_connect_object (self->customer_button, "clicked", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (customer_key_cb), self, 0);
  gtk_widget_add_controller (self->customer_button, keys);
  return self->customer_button;
}

static void
make_parts (AccordQuickAdd *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->name = make_entry (self, _("Name of the deal"));
  self->amount = make_entry (self, _("Amount"));
  self->reason = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "error");
  gtk_widget_set_hexpand (GTK_WIDGET (self->amount), TRUE);
  gtk_widget_add_css_class (add, "suggested-action");
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (last), GTK_WIDGET (self->amount));
  gtk_box_append (GTK_BOX (last), add);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), make_customer (self));
  gtk_box_append (GTK_BOX (box), last);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "quick-add");
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
accord_quick_add_dispose (GObject *object)
{
  AccordQuickAdd *self = ACCORD_QUICK_ADD (object);

  g_clear_object (&self->customer);
  g_clear_object (&self->context);
  g_clear_object (&self->column);
  g_clear_pointer (&self->new_customer, g_free);
  G_OBJECT_CLASS (accord_quick_add_parent_class)->dispose (object);
}

static void
accord_quick_add_class_init (AccordQuickAddClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_quick_add_dispose;
  signals[CLOSED] = g_signal_new ("closed", ACCORD_TYPE_QUICK_ADD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
accord_quick_add_init (AccordQuickAdd *self)
{
  make_parts (self);
}

/**
 * accord_quick_add_new:
 * @context: the board's
 * @column: where deals are added
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
accord_quick_add_new (AccordBoardContext *context, AccordBoardColumn *column)
{
  AccordQuickAdd *self = g_object_new (ACCORD_TYPE_QUICK_ADD, NULL);

  self->context = g_object_ref (context);
  self->column = g_object_ref (column);
  show_customer (self);
  return GTK_WIDGET (self);
}

/**
 * accord_quick_add_start:
 * @self: a form
 * @customer: whose deal; 0: to be chosen
 *
 * Empties it and waits for a name.
 */
void
accord_quick_add_start (AccordQuickAdd *self, gint64 customer)
{
  g_return_if_fail (ACCORD_IS_QUICK_ADD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->amount), "");
  set_customer (self, customer);
  clear_reason (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
