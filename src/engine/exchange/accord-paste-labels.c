/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people write before a number, an address or a name, in the languages that cards come in. No
 * state; any thread. */

#include "accord-config.h"

#include "accord-paste-private.h"

#include <string.h>

#include "accord-text.h"

#define LABEL_MAX 40 /* characters */

/* Longer ones before what they begin with. Single letters count before a colon or their value only. */
static const AccordPasteLabel labels[] = {
  { "contact person", ACCORD_PASTED_NAME, FALSE }, { "contact name", ACCORD_PASTED_NAME, FALSE },
  { "full name", ACCORD_PASTED_NAME, FALSE }, { "name", ACCORD_PASTED_NAME, FALSE }, { "contact", ACCORD_PASTED_NAME, FALSE },
  { "attn", ACCORD_PASTED_NAME, FALSE }, { "from", ACCORD_PASTED_NAME, FALSE }, { "to", ACCORD_PASTED_NAME, FALSE }, { "cc", ACCORD_PASTED_NAME, FALSE },
  { "ansprechpartner", ACCORD_PASTED_NAME, FALSE }, { "nom", ACCORD_PASTED_NAME, FALSE }, { "nombre", ACCORD_PASTED_NAME, FALSE },
  { "客户姓名", ACCORD_PASTED_NAME, FALSE }, { "联系人姓名", ACCORD_PASTED_NAME, FALSE }, { "联系人", ACCORD_PASTED_NAME, FALSE },
  { "姓名", ACCORD_PASTED_NAME, FALSE }, { "名字", ACCORD_PASTED_NAME, FALSE }, { "收件人", ACCORD_PASTED_NAME, FALSE },
  { "收货人", ACCORD_PASTED_NAME, FALSE }, { "发件人", ACCORD_PASTED_NAME, FALSE }, { "負責人", ACCORD_PASTED_NAME, FALSE }, { "聯絡人", ACCORD_PASTED_NAME, FALSE },
  { "company name", ACCORD_PASTED_COMPANY, FALSE }, { "company", ACCORD_PASTED_COMPANY, FALSE }, { "organization", ACCORD_PASTED_COMPANY, FALSE },
  { "organisation", ACCORD_PASTED_COMPANY, FALSE }, { "employer", ACCORD_PASTED_COMPANY, FALSE }, { "firma", ACCORD_PASTED_COMPANY, FALSE },
  { "customer", ACCORD_PASTED_COMPANY, FALSE }, { "account", ACCORD_PASTED_COMPANY, FALSE },
  { "公司名称", ACCORD_PASTED_COMPANY, FALSE }, { "单位名称", ACCORD_PASTED_COMPANY, FALSE }, { "企业名称", ACCORD_PASTED_COMPANY, FALSE },
  { "客户名称", ACCORD_PASTED_COMPANY, FALSE }, { "工作单位", ACCORD_PASTED_COMPANY, FALSE }, { "所在公司", ACCORD_PASTED_COMPANY, FALSE },
  { "公司地址", ACCORD_PASTED_ADDRESS, FALSE }, { "公司电话", ACCORD_PASTED_PHONE, TRUE }, { "公司网址", ACCORD_PASTED_WEBSITE, FALSE },
  { "公司", ACCORD_PASTED_COMPANY, FALSE }, { "单位", ACCORD_PASTED_COMPANY, FALSE }, { "企业", ACCORD_PASTED_COMPANY, FALSE }, { "抬头", ACCORD_PASTED_COMPANY, FALSE },
  { "job title", ACCORD_PASTED_TITLE, FALSE }, { "position", ACCORD_PASTED_TITLE, FALSE }, { "title", ACCORD_PASTED_TITLE, FALSE },
  { "role", ACCORD_PASTED_TITLE, FALSE }, { "department", ACCORD_PASTED_TITLE, FALSE }, { "dept", ACCORD_PASTED_TITLE, FALSE },
  { "职位", ACCORD_PASTED_TITLE, FALSE }, { "职务", ACCORD_PASTED_TITLE, FALSE }, { "职称", ACCORD_PASTED_TITLE, FALSE },
  { "岗位", ACCORD_PASTED_TITLE, FALSE }, { "头衔", ACCORD_PASTED_TITLE, FALSE }, { "部门", ACCORD_PASTED_TITLE, FALSE },
  { "mobile phone", ACCORD_PASTED_PHONE, TRUE }, { "cell phone", ACCORD_PASTED_PHONE, TRUE }, { "mobile", ACCORD_PASTED_PHONE, TRUE },
  { "mobil", ACCORD_PASTED_PHONE, TRUE }, { "mob", ACCORD_PASTED_PHONE, TRUE }, { "cell", ACCORD_PASTED_PHONE, TRUE }, { "handy", ACCORD_PASTED_PHONE, TRUE },
  { "telephone", ACCORD_PASTED_PHONE, FALSE }, { "telefon", ACCORD_PASTED_PHONE, FALSE }, { "telefax", ACCORD_PASTED_PHONE, TRUE },
  { "phone number", ACCORD_PASTED_PHONE, FALSE }, { "phone", ACCORD_PASTED_PHONE, FALSE }, { "tel", ACCORD_PASTED_PHONE, FALSE }, { "ph", ACCORD_PASTED_PHONE, FALSE }, { "mp", ACCORD_PASTED_PHONE, TRUE },
  { "office", ACCORD_PASTED_PHONE, TRUE }, { "direct", ACCORD_PASTED_PHONE, TRUE }, { "work", ACCORD_PASTED_PHONE, TRUE }, { "home", ACCORD_PASTED_PHONE, TRUE },
  { "hotline", ACCORD_PASTED_PHONE, TRUE }, { "fax", ACCORD_PASTED_PHONE, TRUE },
  { "手机号码", ACCORD_PASTED_PHONE, TRUE }, { "手机号", ACCORD_PASTED_PHONE, TRUE }, { "手机", ACCORD_PASTED_PHONE, TRUE }, { "手機", ACCORD_PASTED_PHONE, TRUE },
  { "移动电话", ACCORD_PASTED_PHONE, TRUE }, { "办公电话", ACCORD_PASTED_PHONE, TRUE }, { "办公室电话", ACCORD_PASTED_PHONE, TRUE }, { "客服电话", ACCORD_PASTED_PHONE, TRUE },
  { "服务热线", ACCORD_PASTED_PHONE, TRUE }, { "联系电话", ACCORD_PASTED_PHONE, FALSE }, { "联系方式", ACCORD_PASTED_PHONE, FALSE }, { "电话号码", ACCORD_PASTED_PHONE, FALSE },
  { "电话", ACCORD_PASTED_PHONE, FALSE }, { "電話", ACCORD_PASTED_PHONE, FALSE }, { "座机", ACCORD_PASTED_PHONE, TRUE }, { "固话", ACCORD_PASTED_PHONE, TRUE },
  { "直线", ACCORD_PASTED_PHONE, TRUE }, { "热线", ACCORD_PASTED_PHONE, TRUE }, { "总机", ACCORD_PASTED_PHONE, TRUE }, { "传真", ACCORD_PASTED_PHONE, TRUE }, { "傳真", ACCORD_PASTED_PHONE, TRUE },
  { "email address", ACCORD_PASTED_EMAIL, FALSE }, { "e-mail", ACCORD_PASTED_EMAIL, FALSE }, { "email", ACCORD_PASTED_EMAIL, FALSE }, { "mail", ACCORD_PASTED_EMAIL, FALSE },
  { "电子邮箱", ACCORD_PASTED_EMAIL, FALSE }, { "电子邮件", ACCORD_PASTED_EMAIL, FALSE }, { "邮箱地址", ACCORD_PASTED_EMAIL, FALSE }, { "邮箱", ACCORD_PASTED_EMAIL, FALSE },
  { "邮件", ACCORD_PASTED_EMAIL, FALSE }, { "電郵", ACCORD_PASTED_EMAIL, FALSE },
  { "wechat id", ACCORD_PASTED_MESSENGER, TRUE }, { "wechat", ACCORD_PASTED_MESSENGER, TRUE }, { "weixin", ACCORD_PASTED_MESSENGER, TRUE },
  { "whatsapp", ACCORD_PASTED_MESSENGER, TRUE }, { "telegram", ACCORD_PASTED_MESSENGER, TRUE }, { "skype", ACCORD_PASTED_MESSENGER, TRUE },
  { "signal", ACCORD_PASTED_MESSENGER, TRUE }, { "viber", ACCORD_PASTED_MESSENGER, TRUE }, { "threema", ACCORD_PASTED_MESSENGER, TRUE },
  { "dingtalk", ACCORD_PASTED_MESSENGER, TRUE }, { "line id", ACCORD_PASTED_MESSENGER, TRUE }, { "line", ACCORD_PASTED_MESSENGER, TRUE },
  { "qq号", ACCORD_PASTED_MESSENGER, TRUE }, { "qq", ACCORD_PASTED_MESSENGER, TRUE }, { "vx", ACCORD_PASTED_MESSENGER, TRUE }, { "wx", ACCORD_PASTED_MESSENGER, TRUE },
  { "微信号", ACCORD_PASTED_MESSENGER, TRUE }, { "微信", ACCORD_PASTED_MESSENGER, TRUE }, { "钉钉", ACCORD_PASTED_MESSENGER, TRUE }, { "飞书", ACCORD_PASTED_MESSENGER, TRUE },
  { "postal address", ACCORD_PASTED_ADDRESS, FALSE }, { "address", ACCORD_PASTED_ADDRESS, FALSE }, { "addr", ACCORD_PASTED_ADDRESS, FALSE },
  { "add", ACCORD_PASTED_ADDRESS, FALSE }, { "adresse", ACCORD_PASTED_ADDRESS, FALSE }, { "anschrift", ACCORD_PASTED_ADDRESS, FALSE },
  { "办公地址", ACCORD_PASTED_ADDRESS, FALSE }, { "通讯地址", ACCORD_PASTED_ADDRESS, FALSE }, { "通信地址", ACCORD_PASTED_ADDRESS, FALSE }, { "联系地址", ACCORD_PASTED_ADDRESS, FALSE },
  { "收货地址", ACCORD_PASTED_ADDRESS, FALSE }, { "详细地址", ACCORD_PASTED_ADDRESS, FALSE }, { "注册地址", ACCORD_PASTED_ADDRESS, FALSE }, { "住址", ACCORD_PASTED_ADDRESS, FALSE }, { "地址", ACCORD_PASTED_ADDRESS, FALSE },
  { "city", ACCORD_PASTED_CITY, FALSE }, { "所在城市", ACCORD_PASTED_CITY, FALSE }, { "城市", ACCORD_PASTED_CITY, FALSE },
  { "website", ACCORD_PASTED_WEBSITE, FALSE }, { "homepage", ACCORD_PASTED_WEBSITE, FALSE }, { "web", ACCORD_PASTED_WEBSITE, FALSE }, { "url", ACCORD_PASTED_WEBSITE, FALSE },
  { "公司网站", ACCORD_PASTED_WEBSITE, FALSE }, { "网址", ACCORD_PASTED_WEBSITE, FALSE }, { "网站", ACCORD_PASTED_WEBSITE, FALSE }, { "官网", ACCORD_PASTED_WEBSITE, FALSE }, { "主页", ACCORD_PASTED_WEBSITE, FALSE },
  { "vat id", ACCORD_PASTED_TAX_ID, FALSE }, { "vat no", ACCORD_PASTED_TAX_ID, FALSE }, { "vat", ACCORD_PASTED_TAX_ID, FALSE }, { "tax id", ACCORD_PASTED_TAX_ID, FALSE },
  { "ust-idnr", ACCORD_PASTED_TAX_ID, FALSE }, { "ust-id", ACCORD_PASTED_TAX_ID, FALSE }, { "统一社会信用代码", ACCORD_PASTED_TAX_ID, FALSE },
  { "社会信用代码", ACCORD_PASTED_TAX_ID, FALSE }, { "纳税人识别号", ACCORD_PASTED_TAX_ID, FALSE }, { "信用代码", ACCORD_PASTED_TAX_ID, FALSE }, { "税号", ACCORD_PASTED_TAX_ID, FALSE },
  { "notes", ACCORD_PASTED_NOTE, FALSE }, { "note", ACCORD_PASTED_NOTE, FALSE }, { "备注", ACCORD_PASTED_NOTE, FALSE }, { "说明", ACCORD_PASTED_NOTE, FALSE },
  { "t", ACCORD_PASTED_PHONE, FALSE }, { "p", ACCORD_PASTED_PHONE, FALSE }, { "m", ACCORD_PASTED_PHONE, TRUE }, { "c", ACCORD_PASTED_PHONE, TRUE }, { "f", ACCORD_PASTED_PHONE, TRUE },
  { "o", ACCORD_PASTED_PHONE, TRUE }, { "d", ACCORD_PASTED_PHONE, TRUE }, { "e", ACCORD_PASTED_EMAIL, FALSE }, { "w", ACCORD_PASTED_WEBSITE, FALSE }, { "a", ACCORD_PASTED_ADDRESS, FALSE },
};

static gboolean
is_letter (gunichar c)
{
  return c < 128 ? g_ascii_isalnum ((char) c) : g_unichar_isalpha (c) && !accord_text_is_han (c);
}

static gunichar
lower (gunichar c)
{
  return c < 128 ? (gunichar) g_ascii_tolower ((char) c) : c;
}

/* Whether @word stands at @at, as a word of its own where its letters are Latin. */
static gboolean
stands_at (const AccordPasteText *text, guint at, guint end, const char *word, guint *after)
{
  gboolean latin = (guchar) *word < 128;
  guint i = at;

  if (latin && at > 0 && (is_letter (text->plain[at - 1]) || text->plain[at - 1] == '@' || text->plain[at - 1] == '-'))
    return FALSE;
  for (; *word != '\0'; word = g_utf8_next_char (word), i++)
    if (i >= end || lower (text->plain[i]) != g_utf8_get_char (word))
      return FALSE;
  if (latin && i < end && is_letter (text->plain[i]) && !(i == at + 1 && g_unichar_isdigit (text->plain[i])))
    return FALSE;
  *after = i;
  return TRUE;
}

static guint
skip_blanks (const AccordPasteText *text, guint at, guint end)
{
  while (at < end && (text->plain[at] == ' ' || text->plain[at] == '\t'))
    at++;
  return at;
}

/* "Tel. (office)": what is said in brackets belongs to the label. */
static guint
skip_bracket (const AccordPasteText *text, guint at, guint end)
{
  guint i = skip_blanks (text, at, end), from = i;

  if (i >= end || text->plain[i] != '(')
    return at;
  while (i < end && i < from + LABEL_MAX && text->plain[i] != ')')
    {
      if (g_unichar_isdigit (text->plain[i]))
        return at; /* (021) 6123… */
      i++;
    }
  return i < end && text->plain[i] == ')' ? i + 1 : at;
}

/* Whether what a label speaks of begins right behind it, with no colon between. */
static gboolean
has_value (const AccordPasteText *text, const AccordPasteLabel *label, guint value, guint end, gboolean at_start)
{
  if (value >= end)
    return FALSE;
  switch (label->part)
    {
    case ACCORD_PASTED_PHONE:
      return accord_paste_phone_at (text, value, end, label->word[1] != '\0') > 0;
    case ACCORD_PASTED_EMAIL:
      return accord_paste_email_at (text, value, end) > 0;
    case ACCORD_PASTED_WEBSITE:
      return accord_paste_website_at (text, value, end) > 0;
    case ACCORD_PASTED_MESSENGER:
      return g_strcmp0 (label->word, "line") != 0 && g_strcmp0 (label->word, "signal") != 0
             && accord_paste_account_at (text, value, end) > 0;
    case ACCORD_PASTED_TAX_ID:
      return accord_paste_account_at (text, value, end) >= 6;
    default: /* 姓名 王伟 */
      return at_start && (guchar) label->word[0] >= 128 && strlen (label->word) > strlen ("公") && text->plain[value - 1] == ' '
             && !g_str_equal (label->word, "公司") && !g_str_equal (label->word, "企业") && !g_str_equal (label->word, "单位");
    }
}

/*< private >
 * accord_paste_label_at:
 * @label_end: (out): behind the label's word
 * @value: (out): where what it speaks of begins
 * @colon: (out): whether a colon stands between
 *
 * Returns: (nullable): the label that stands at @at with what it speaks of behind it
 */
const AccordPasteLabel *
accord_paste_label_at (const AccordPasteText *text, guint at, guint end, guint *label_end, guint *value, gboolean *colon)
{
  gboolean at_start = at == 0 || text->plain[at - 1] == '\n';

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      guint after;

      if (!stands_at (text, at, end, labels[i].word, &after))
        continue;
      *label_end = after;
      after = skip_bracket (text, after, end);
      if (after < end && text->plain[after] == '.')
        after++;
      after = skip_blanks (text, after, end);
      *colon = after < end && (text->plain[after] == ':' || text->plain[after] == '=');
      *value = *colon ? skip_blanks (text, after + 1, end) : after;
      if (*colon || has_value (text, &labels[i], *value, end, at_start))
        return &labels[i];
    }
  return NULL;
}

/*< private >
 * accord_paste_label_is:
 *
 * Returns: (nullable): the label that all of a cell is, as the heading of a table
 */
const AccordPasteLabel *
accord_paste_label_is (const AccordPasteText *text, guint start, guint end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      guint after;

      if (labels[i].word[1] != '\0' && stands_at (text, start, end, labels[i].word, &after) && after == end)
        return &labels[i];
    }
  return NULL;
}
