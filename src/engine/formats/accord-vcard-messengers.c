/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a card says where somebody is written to: which service, and the address there. No state; any thread. */

#include "accord-vcard-cells.h"

#include <string.h>

/* IMPP of 3.0 and 4.0, and the properties that programs made up before there was one. */
static const struct {
  const char *name;
  const char *service;
} messengers[] = {
  { "IMPP", NULL },           { "X-SKYPE", "Skype" },   { "X-SKYPE-USERNAME", "Skype" },
  { "X-ICQ", "ICQ" },         { "X-AIM", "AIM" },       { "X-MSN", "MSN" },
  { "X-YAHOO", "Yahoo" },     { "X-JABBER", "XMPP" },   { "X-QQ", "QQ" },
  { "X-WECHAT", "WeChat" },   { "X-GTALK", "Google Talk" }, { "X-GOOGLE-TALK", "Google Talk" },
  { "X-GADUGADU", "Gadu-Gadu" }, { "X-GROUPWISE", "GroupWise" }, { "X-MS-IMADDRESS", "IM" },
  { "X-TELEGRAM", "Telegram" }, { "X-WHATSAPP", "WhatsApp" }, { "X-MATRIX", "Matrix" },
};

/* (transfer full) (nullable): the service, "" where the address itself names it; %NULL for a property
 * that is no messenger */
static char *
service_of (const AccordVcardProperty *property)
{
  const char *type = accord_vcard_property_param (property, "X-SERVICE-TYPE");
  gsize length = strlen (property->name);

  for (gsize s = 0; s < G_N_ELEMENTS (messengers); s++)
    if (strcmp (property->name, messengers[s].name) == 0)
      return g_strdup (type != NULL ? type : messengers[s].service == NULL ? "" : messengers[s].service);
  /* KDE once wrote X-messaging/irc-All */
  if (g_str_has_prefix (property->name, "X-MESSAGING/") && g_str_has_suffix (property->name, "-ALL"))
    return g_ascii_strdown (property->name + 12, (gssize) (length - 12 - 4));
  return NULL;
}

/* The address without its scheme: the one in front of it where that names the service, or one that says no more than the
 * service beside it does. "x-apple" names none. */
static const char *
address_of (const char *text, const char *service, char **label)
{
  const char *colon = strchr (text, ':');
  gsize length = colon != NULL ? (gsize) (colon - text) : 0;
  gboolean says_nothing = length == strlen ("x-apple") && g_ascii_strncasecmp (text, "x-apple", length) == 0;

  if (*service == '\0')
    *label = colon == NULL || says_nothing ? g_strdup ("") : g_strndup (text, length);
  else
    *label = g_strdup (service);
  if (*service == '\0' || says_nothing || (length == strlen (service) && g_ascii_strncasecmp (text, service, length) == 0))
    return colon != NULL ? colon + 1 : text;
  return text;
}

/*< private >
 * accord_vcard_messenger:
 * @property: a property of a card
 * @label: (out) (transfer full): the service; "" where the card does not name it
 * @address: (out) (transfer full): the address there
 *
 * Returns: whether the property is a messenger with an address
 */
gboolean
accord_vcard_messenger (const AccordVcardProperty *property, char **label, char **address)
{
  g_autofree char *service = service_of (property);
  g_autofree char *text = service == NULL ? NULL : accord_vcard_property_text (property);

  if (text == NULL || *text == '\0')
    return FALSE;
  *address = g_strdup (address_of (text, service, label));
  return TRUE;
}
