/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordComposerLinks: see the header. Choosers are made when a menu is opened. */

#include "accord-config.h"

#include "accord-composer-links.h"

#include "accord-data-label.h"
#include "accord-lazy-menu.h"
#include "accord-record-chooser.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

enum { LINK_CONTACT, LINK_DEAL, N_LINKS };

typedef struct {
  GtkMenuButton *button;
  GtkLabel *label;
  gint64 id;
  gboolean chosen; /* by somebody, not proposed */
} Link;

struct _AccordComposerLinks {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  gint64 customer;
  gint64 deal; /* settled, or 0 */
  Link links[N_LINKS];
};

G_DEFINE_FINAL_TYPE (AccordComposerLinks, accord_composer_links, ADW_TYPE_BIN)

static const AccordKind *
kind_of (int link)
{
  return link == LINK_CONTACT ? &accord_contact_kind : &accord_deal_kind;
}

static void
show (AccordComposerLinks *self, int which)
{
  Link *link = &self->links[which];
  g_autoptr (AccordEntity) entity = link->id != 0 ? accord_workspace_get_entity (self->workspace, kind_of (which), link->id) : NULL;
  const char *title = entity != NULL ? accord_entity_get_title (entity) : which == LINK_CONTACT ? _("Anyone") : _("No Deal");
  g_autofree char *name = g_strdup_printf (which == LINK_CONTACT ? _("With: %s") : _("About: %s"), title);

  accord_data_label_set_text (link->label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (link->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  accord_tooltip_keep (GTK_WIDGET (link->button), name); /* which is its label, too */
}

static void
contact_chosen_cb (AccordComposerLinks *self, gint64 id)
{
  self->links[LINK_CONTACT].chosen = TRUE;
  self->links[LINK_CONTACT].id = id;
  show (self, LINK_CONTACT);
}

static void
deal_chosen_cb (AccordComposerLinks *self, gint64 id)
{
  self->links[LINK_DEAL].chosen = TRUE;
  self->links[LINK_DEAL].id = id;
  show (self, LINK_DEAL);
}

static GtkWidget *
make_popover (AccordComposerLinks *self, int which)
{
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, kind_of (which));

  accord_record_chooser_set_clearable (ACCORD_RECORD_CHOOSER (chooser), TRUE);
  if (self->customer != 0)
    accord_record_chooser_set_filter (ACCORD_RECORD_CHOOSER (chooser), "customer", self->customer);
  g_signal_connect_object (chooser, "chosen", which == LINK_CONTACT ? G_CALLBACK (contact_chosen_cb) : G_CALLBACK (deal_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  return chooser;
}

static GtkWidget *
make_contacts (gpointer self)
{
  return make_popover (self, LINK_CONTACT);
}

static GtkWidget *
make_deals (gpointer self)
{
  return make_popover (self, LINK_DEAL);
}

static void
accord_composer_links_dispose (GObject *object)
{
  AccordComposerLinks *self = ACCORD_COMPOSER_LINKS (object);

  G_OBJECT_CLASS (accord_composer_links_parent_class)->dispose (object);
  g_clear_object (&self->workspace);
}

static void
accord_composer_links_class_init (AccordComposerLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_composer_links_dispose;
}

static void
accord_composer_links_init (AccordComposerLinks *self)
{
  static const char *const icons[N_LINKS] = { "accord-person-symbolic", "accord-board-symbolic" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (int i = 0; i < N_LINKS; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      self->links[i].button = GTK_MENU_BUTTON (gtk_menu_button_new ());
      self->links[i].label = GTK_LABEL (accord_data_label_new (NULL));
      g_object_set (self->links[i].label, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 14, NULL);
      gtk_box_append (GTK_BOX (child), g_object_new (GTK_TYPE_IMAGE, "icon-name", icons[i], "pixel-size", 14,
                                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      gtk_box_append (GTK_BOX (child), GTK_WIDGET (self->links[i].label));
      gtk_menu_button_set_child (self->links[i].button, child);
      gtk_menu_button_set_always_show_arrow (self->links[i].button, TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->links[i].button), "flat");
      accord_lazy_popover_attach (self->links[i].button, i == LINK_CONTACT ? make_contacts : make_deals, self);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->links[i].button));
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_composer_links_set_subject:
 * @self: the menus
 * @workspace: the open file
 * @customer: whose people and deals are offered, 0: everybody's
 * @deal: what the composer is about anyway, 0: nothing
 */
void
accord_composer_links_set_subject (AccordComposerLinks *self, AccordWorkspace *workspace, gint64 customer, gint64 deal)
{
  g_return_if_fail (ACCORD_IS_COMPOSER_LINKS (self));

  g_set_object (&self->workspace, workspace);
  self->customer = customer;
  self->deal = deal;
  for (int i = 0; i < N_LINKS; i++)
    {
      self->links[i].id = 0;
      self->links[i].chosen = FALSE;
      gtk_menu_button_set_popover (self->links[i].button, NULL); /* of the last subject */
      show (self, i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->links[LINK_DEAL].button), deal == 0);
}

/**
 * accord_composer_links_propose:
 * @self: the menus
 * @contact: a person, 0: none
 * @deal: a deal, 0: none
 *
 * Fills in what nobody has chosen yet.
 */
void
accord_composer_links_propose (AccordComposerLinks *self, gint64 contact, gint64 deal)
{
  const gint64 ids[N_LINKS] = { [LINK_CONTACT] = contact, [LINK_DEAL] = deal };

  g_return_if_fail (ACCORD_IS_COMPOSER_LINKS (self));

  for (int i = 0; i < N_LINKS; i++)
    if (ids[i] != 0 && !self->links[i].chosen)
      {
        self->links[i].id = ids[i];
        show (self, i);
      }
}

/**
 * accord_composer_links_get_contact:
 * @self: the menus
 *
 * Returns: the person chosen, 0 for nobody
 */
gint64
accord_composer_links_get_contact (AccordComposerLinks *self)
{
  g_return_val_if_fail (ACCORD_IS_COMPOSER_LINKS (self), 0);
  return self->links[LINK_CONTACT].id;
}

/**
 * accord_composer_links_get_deal:
 * @self: the menus
 *
 * Returns: the deal chosen or settled, 0 for none
 */
gint64
accord_composer_links_get_deal (AccordComposerLinks *self)
{
  g_return_val_if_fail (ACCORD_IS_COMPOSER_LINKS (self), 0);
  return self->deal != 0 ? self->deal : self->links[LINK_DEAL].id;
}
